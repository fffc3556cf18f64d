/** Longest side of a photo that is sent: a page of text stays readable. */
const SIDE = 2000

/**
 * A photo made small before it is sent over a phone's line; where and with what it was taken is left out with it.
 * Anything that is no photo, or that the browser cannot draw, stays as it is.
 */
export async function smallPhoto(file: File): Promise<File> {
  if (!file.type.startsWith('image/')) return file
  const image = await createImageBitmap(file).catch(() => undefined)
  if (!image) return file
  const scale = Math.min(1, SIDE / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.width * scale)
  canvas.height = Math.round(image.height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85))
  return drawn ? new File([drawn], `${file.name.replace(/\.[^.]*$/, '')}.jpg`, { type: 'image/jpeg' }) : file
}
