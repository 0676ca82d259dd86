/** Every format in which findings can be written, by name; apart from the writers, which are loaded when asked for. */
export const formatNames = ['text', 'json', 'markdown', 'html', 'junit', 'sarif', 'github'] as const

export type FormatName = (typeof formatNames)[number]

export function isFormat(name: string): name is FormatName {
  return formatNames.some(known => known === name)
}
