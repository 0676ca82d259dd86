/// <reference lib="dom" />
/**
 * What is wrong with the page that is open: it scrolls sideways, cuts a text, or writes one too faintly. Runs in the
 * browser, so it may use nothing from outside itself.
 */
export function faultsOf(): string[] {
  const faults: string[] = []
  const { documentElement: root } = document
  if (root.scrollWidth > root.clientWidth)
    faults.push(`scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}`)
  const numbers = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number)
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = numbers(colour).map(part => {
      const unit = part / 255
      return unit <= 0.040_45 ? unit / 12.92 : ((unit + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const groundOf = (element: Element): string => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at)
      if ((numbers(backgroundColor)[3] ?? 1) > 0) return backgroundColor
    }
    return 'rgb(255, 255, 255)'
  }
  const isHidden = (element: Element): boolean =>
    getComputedStyle(element).opacity === '0' ||
    (element.parentElement !== null && isHidden(element.parentElement))
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some(
      node => node.nodeType === 3 && (node.textContent ?? '').trim() !== '',
    )
    const text = (element.textContent ?? '').trim().slice(0, 40)
    if (!own || isHidden(element) || text === '■' || getComputedStyle(element).fontSize === '0px')
      continue
    const style = getComputedStyle(element)
    const [a, b] = [luminance(style.color), luminance(groundOf(element))]
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    if (contrast < 4.5) faults.push(`contrast ${contrast.toFixed(2)} of '${text}'`)
    const box = element.getBoundingClientRect()
    if (box.right > root.clientWidth + 1 || box.left < -1) faults.push(`'${text}' is cut`)
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      faults.push(`'${text}' is wider than its place`)
  }
  for (const image of document.images)
    if (image.naturalWidth === 0 || image.alt === '')
      faults.push('a picture is missing, or its text')
  return faults
}
