/// <reference lib="dom" />
/**
 * What is wrong with the page that is open: it scrolls sideways, cuts a text, or writes one too faintly. Runs in the
 * browser, so it may use nothing from outside itself.
 *
 * @see WCAG 2.2, relative luminance and contrast ratio.
 */
export function faultsOf(): string[] {
  const faults: string[] = []
  const { documentElement: root } = document
  if (root.scrollWidth > root.clientWidth)
    faults.push(`scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}`)
  for (const element of document.querySelectorAll('body *')) {
    const style = getComputedStyle(element)
    const text = (element.textContent ?? '').trim().slice(0, 40)
    const isOwn = [...element.childNodes].some(
      node => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
    )
    const isShown = style.fontSize !== '0px' && element.getClientRects().length > 0
    if (!isOwn || !isShown || text === '■') continue
    let ground = 'rgb(255, 255, 255)'
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at)
      if (backgroundColor === 'rgba(0, 0, 0, 0)') continue
      ground = backgroundColor
      break
    }
    const [a = 0, b = 0] = [style.color, ground].map(colour => {
      const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(part => {
        const unit = Number(part) / 255
        return unit <= 0.040_45 ? unit / 12.92 : ((unit + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    })
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
