import type { RawBody } from './raw-exchange.ts'

/** Keeps bytes up to a bound; past it, it keeps none and goes on counting. */
export class BoundedBytes {
  #chunks: Uint8Array[] = []
  #size = 0
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Copies: the chunk belongs to a buffer that others may write to. */
  add(chunk: Uint8Array): void {
    this.#size += chunk.length
    if (this.#size <= this.#limit) this.#chunks.push(Uint8Array.from(chunk))
    else this.#chunks = []
  }

  get isOver(): boolean {
    return this.#size > this.#limit
  }

  read(): RawBody {
    const bytes = this.isOver ? null : Buffer.concat(this.#chunks)
    return { bytes, size: this.#size }
  }
}
