/** `48.2 GiB`, `312.5 MiB`, `8.0 KiB`: by the largest unit of which there is one. */
export function writeBytes(bytes: number): string {
  const power = Math.min(3, Math.max(1, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  return `${(bytes / 1024 ** power).toFixed(1)} ${["", "KiB", "MiB", "GiB"][power]}`;
}
