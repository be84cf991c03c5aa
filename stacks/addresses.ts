/** The type of the resource at an address. */
export const typeOf = (address: string): string => address.split(".")[0];

/** One line when something cannot be the address of a resource. */
export const unfitAddress = (field: string, address: string): string[] =>
  /^[a-z][a-z0-9_]*\.[\w-]+$/.test(address)
    ? []
    : [`${field} must be <type>.<name>, such as aws_sqs_queue.jobs, got ${JSON.stringify(address)}`];
