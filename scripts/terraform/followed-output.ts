import { closeSync, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StringDecoder } from "node:string_decoder";

const POLL_MILLISECONDS = 100;

/**
 * Takes what a child writes in a file without a name instead of a pipe. A pipe would break when this process is killed,
 * and the next word would end Terraform in the middle of an apply: with its lock held and its state not saved. So it goes
 * on and ends by itself, and nothing of what it wrote stays behind.
 */
export class FollowedOutput {
  /** For the child's `stdio`. */
  readonly descriptor: number;
  private readonly decoder = new StringDecoder("utf8");
  private readonly timer?: NodeJS.Timeout;
  private readonly chunks: string[] = [];
  private position = 0;
  private rest = "";

  /** `onLine` hears of each line a moment after it was written. */
  constructor(private readonly onLine?: (line: string) => void) {
    const folder = mkdtempSync(join(tmpdir(), "terraform-"));
    this.descriptor = openSync(join(folder, "output"), "wx+", 0o600);
    // Both processes have it open: it is gone with the last of them.
    rmSync(folder, { recursive: true });
    if (onLine) this.timer = setInterval(() => this.read(), POLL_MILLISECONDS);
  }

  /** All that was written; to be called once, when the child has ended. */
  end(): string {
    clearInterval(this.timer);
    this.read();
    closeSync(this.descriptor);
    if (this.rest) this.onLine?.(this.rest);
    return this.chunks.join("");
  }

  private read(): void {
    const buffer = Buffer.alloc(65_536);
    for (let count = 1; count > 0; this.position += count) {
      // From a place of its own: the child's place in the file must stay where it is.
      count = readSync(this.descriptor, buffer, 0, buffer.length, this.position);
      const text = this.decoder.write(buffer.subarray(0, count));
      this.chunks.push(text);
      this.tell(text);
    }
  }

  private tell(text: string): void {
    if (!this.onLine) return;
    const lines = (this.rest + text).split("\n");
    this.rest = lines.pop() ?? "";
    for (const line of lines) this.onLine(line);
  }
}
