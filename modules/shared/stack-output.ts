/** A value that a stack shows in `terraform output`. */
export interface StackOutput {
  /** The same in every environment. */
  readonly name: string;
  readonly value: string | number | string[] | Record<string, string>;
  readonly description: string;
}
