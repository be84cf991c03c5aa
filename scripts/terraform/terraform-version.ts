/** The Terraform that pipelines run: GitHub's, HCP Terraform's and Atlantis's take the same one. */
export const TERRAFORM_VERSION = "1.11.4";
