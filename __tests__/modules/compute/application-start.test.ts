import { type ApplicationStartProps, applicationStart } from "../../../modules/compute/application-start";

const props: ApplicationStartProps = {
  region: "ap-southeast-2",
  bucketName: "shop-test-releases",
  logGroupName: "/shop/test/backend",
  module: "app.main:app",
  port: 8_000,
  healthPath: "/health",
  environment: { DOCUMENTS_BUCKET: "shop-test-documents" },
};

test("the release and the agent come from the region's own buckets, which the VPC's endpoint leads to", () => {
  const { variables } = applicationStart(props);
  expect(variables).toMatchObject({
    REGION: "ap-southeast-2",
    ARTIFACT_URL: "https://shop-test-releases.s3.ap-southeast-2.amazonaws.com/backend/release.tar.gz",
    AGENT_URL:
      "https://amazoncloudwatch-agent-ap-southeast-2.s3.ap-southeast-2.amazonaws.com/ubuntu/amd64/latest/amazon-cloudwatch-agent.deb",
    METADATA_URL: "http://169.254.169.254",
  });
});

test("the application is told its region and what else it needs", () => {
  expect(applicationStart(props).variables.SETTINGS).toEqual({
    AWS_DEFAULT_REGION: "ap-southeast-2",
    DOCUMENTS_BUCKET: "shop-test-documents",
  });
});

test("a variable that systemd would leave out without a word is refused", () => {
  expect(() => applicationStart({ ...props, environment: { "documents-bucket": "x", A: "", "1B": "" } })).toThrow(
    new Error('environment must hold names such as "DATABASE_HOST", got "documents-bucket", "1B"'),
  );
});
