/** Where tasks or instances stand and where their output goes. */
export interface WorkloadHome {
  readonly accountId: string;
  readonly region: string;
  /** Encrypts disks and logs. */
  readonly keyArn: string;
  /** Private ones, in as many zones as the workload is to spread over. */
  readonly subnetIds: string[];
  readonly securityGroupId: string;
  readonly logGroupName: string;
  readonly logDays: number;
}
