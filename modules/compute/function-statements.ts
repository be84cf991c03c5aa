import type { PolicyStatement } from "../security/policy-document";
import type { FunctionHome } from "./lambda-function";

/** What every function's role needs to be run at all: logs, traces, its variables and, in a VPC, network interfaces. */
export function ownStatements(name: string, { accountId, region, keyArn, network }: FunctionHome): PolicyStatement[] {
  const functionArn = `arn:aws:lambda:${region}:${accountId}:function:${name}`;
  return [
    {
      Sid: "OwnLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `arn:aws:logs:${region}:${accountId}:log-group:/aws/lambda/${name}:*`,
    },
    {
      Sid: "OwnTraces",
      Effect: "Allow",
      Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
      // X-Ray knows no resources for these.
      Resource: "*",
    },
    {
      Sid: "OwnVariables",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: keyArn,
      // Of the function or of one of its versions: what callers reach is a version.
      Condition: { StringLike: { "kms:EncryptionContext:aws:lambda:FunctionArn": [functionArn, `${functionArn}:*`] } },
    },
    ...(network ? interfaceStatements(functionArn) : []),
  ];
}

const INTERFACES = [
  "ec2:CreateNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSubnets",
  "ec2:DeleteNetworkInterface",
  "ec2:AssignPrivateIpAddresses",
  "ec2:UnassignPrivateIpAddresses",
];

/** Lambda itself makes the interfaces with this role; the function's code may not. Source: Lambda developer guide, "Giving Lambda functions access to resources in an Amazon VPC". */
function interfaceStatements(functionArn: string): PolicyStatement[] {
  return [
    // The interfaces do not exist yet when Lambda asks, and EC2 describes without resources.
    { Sid: "LambdaMakesInterfaces", Effect: "Allow", Action: INTERFACES, Resource: "*" },
    {
      Sid: "CodeMakesNone",
      Effect: "Deny",
      Action: INTERFACES,
      Resource: "*",
      Condition: { ArnEquals: { "lambda:SourceFunctionArn": functionArn } },
    },
  ];
}
