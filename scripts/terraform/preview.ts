import type { Terraform } from "./terraform";
export async function previewStack(_t: Terraform, _f: string, _s: string): Promise<string> {
  throw new Error("not merged yet");
}
