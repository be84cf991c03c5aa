import { clusterIsWatchedInside } from "./compute/cluster-is-watched-inside";
import { containerHasNoSecretInClear } from "./compute/container-has-no-secret-in-clear";
import { containerIsNotPrivileged } from "./compute/container-is-not-privileged";
import { containerLogs } from "./compute/container-logs";
import { containerReadsItsRoot } from "./compute/container-reads-its-root";
import { fargateRunsLatestPlatform } from "./compute/fargate-runs-latest-platform";
import { functionAdmitsNamedOnes } from "./compute/function-admits-named-ones";
import { functionCoversZones } from "./compute/function-covers-zones";
import { functionUsesSupportedRuntime } from "./compute/function-uses-supported-runtime";
import { instanceDemandsTokens } from "./compute/instance-demands-tokens";
import { instanceHasNoPublicAddress } from "./compute/instance-has-no-public-address";
import { repositoryEndsImages } from "./compute/repository-ends-images";
import { repositoryKeepsTags } from "./compute/repository-keeps-tags";
import { repositoryScansImages } from "./compute/repository-scans-images";
import { scalingGroupAsksLoadBalancer } from "./compute/scaling-group-asks-load-balancer";
import { scalingGroupCoversZones } from "./compute/scaling-group-covers-zones";
import { scalingGroupMixesTypes } from "./compute/scaling-group-mixes-types";
import { scalingGroupUsesTemplate } from "./compute/scaling-group-uses-template";
import { serviceHasNoPublicAddress } from "./compute/service-has-no-public-address";
import { taskAvoidsHostNetwork } from "./compute/task-avoids-host-network";
import { taskAvoidsHostProcesses } from "./compute/task-avoids-host-processes";
import { templateDemandsTokens } from "./compute/template-demands-tokens";
import { templateGivesNoPublicAddress } from "./compute/template-gives-no-public-address";
import { volumeIsEncrypted } from "./compute/volume-is-encrypted";

/** Rules about what runs code, Lambda, ECS and EC2, and about its images in ECR. */
export const computeRules = {
  clusterIsWatchedInside,
  containerHasNoSecretInClear,
  containerIsNotPrivileged,
  containerLogs,
  containerReadsItsRoot,
  fargateRunsLatestPlatform,
  functionAdmitsNamedOnes,
  functionCoversZones,
  functionUsesSupportedRuntime,
  instanceDemandsTokens,
  instanceHasNoPublicAddress,
  repositoryEndsImages,
  repositoryKeepsTags,
  repositoryScansImages,
  scalingGroupAsksLoadBalancer,
  scalingGroupCoversZones,
  scalingGroupMixesTypes,
  scalingGroupUsesTemplate,
  serviceHasNoPublicAddress,
  taskAvoidsHostNetwork,
  taskAvoidsHostProcesses,
  templateDemandsTokens,
  templateGivesNoPublicAddress,
  volumeIsEncrypted,
};
