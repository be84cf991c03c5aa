/**
 * The name an API is reached by, with a certificate of the API's region. The generated name is closed: it takes TLS
 * below 1.2 as well.
 */
export interface ApiAddress {
  readonly domainName: string;
  readonly certificateArn: string;
}
