/** Text files that a person owns or reads. Paths are absolute, or relative to the current folder. */
export interface Files {
  /** Null where there is none. Throws `InputError` for what cannot be read or is not UTF-8. */
  read(path: string): Promise<string | null>
  /** All of it or none: a reader sees the old text or the new. Makes missing folders. Throws `StoreError`. */
  write(path: string, text: string): Promise<void>
  /** Paths of the files in a folder whose names end so, sorted; none where there is no folder. */
  list(folder: string, ending: string): Promise<readonly string[]>
  /** Paths of the folders in a folder, sorted; none where there is no folder. */
  folders(folder: string): Promise<readonly string[]>
}
