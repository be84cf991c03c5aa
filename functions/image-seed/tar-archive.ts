/** Unit of the format: headers and contents begin at its multiples. */
const BLOCK_BYTES = 512;
/** Where each field of a header begins, in POSIX ustar. */
const AT = { path: 0, mode: 100, user: 108, group: 116, size: 124, changed: 136, checksum: 148, type: 156, format: 257 };

/**
 * An archive with one file that everybody may read and run, owned by root. It tells no time, so that the same file gives
 * the same bytes. The path takes 100 bytes at most.
 */
export function tarArchive(path: string, content: Uint8Array): Buffer {
  const padding = Buffer.alloc(-content.length & (BLOCK_BYTES - 1));
  return Buffer.concat([headerOf(path, content.length), content, padding, Buffer.alloc(2 * BLOCK_BYTES)]);
}

function headerOf(path: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK_BYTES);
  const write = (field: keyof typeof AT, text: string) => header.write(text, AT[field], "latin1");
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, "0")}\0`;
  write("path", path);
  write("mode", octal(0o755, 7));
  write("user", octal(0, 7));
  write("group", octal(0, 7));
  write("size", octal(size, 11));
  write("changed", octal(0, 11));
  write("type", "0");
  write("format", "ustar\x0000");
  write("checksum", " ".repeat(8)); // Counts as spaces in itself.
  write(
    "checksum",
    octal(
      header.reduce((sum, byte) => sum + byte, 0),
      6,
    ),
  );
  return header;
}
