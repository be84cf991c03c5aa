#!/usr/bin/env bash
# First start of an instance that runs containers with graphics processors: a disk for models, and ECS's agent told whose it is.
set -euo pipefail

: "${CLUSTER:?}"
: "${MODELS_DEVICE:?}"
: "${MODELS_FOLDER:?}"
: "${OWNER:?}"
: "${AGENT_CONFIG:?}"

# Not every image links the name AWS was told to the NVMe disk. Without the link it is the EBS disk that is not the root's.
models_disk() {
  if [[ -b "$MODELS_DEVICE" ]]; then
    readlink -f "$MODELS_DEVICE"
    return
  fi
  local root
  root="$(lsblk --noheadings --nodeps --output PKNAME "$(findmnt --noheadings --output SOURCE /)")"
  lsblk --noheadings --nodeps --output NAME,MODEL \
    | awk -v root="$root" '$1 != root && /Amazon Elastic Block Store/ { print "/dev/" $1; exit }'
}

# The disk may be attached some moments after the start.
for _ in $(seq 60); do
  device="$(models_disk)"
  [[ -n "$device" ]] && break
  sleep 1
done
: "${device:?no disk for the models, neither as $MODELS_DEVICE nor as a second one of EBS}"
if ! blkid "$device" > /dev/null; then
  mkfs.xfs -q "$device"
fi
mkdir -p "$MODELS_FOLDER"
if ! mountpoint -q "$MODELS_FOLDER"; then
  mount "$device" "$MODELS_FOLDER"
fi
printf '%s %s xfs defaults,nofail 0 2\n' "UUID=$(blkid -s UUID -o value "$device")" "$MODELS_FOLDER" >> /etc/fstab
chown "$OWNER" "$MODELS_FOLDER"
chmod 0755 "$MODELS_FOLDER"

mkdir -p "$(dirname "$AGENT_CONFIG")"
cat >> "$AGENT_CONFIG" <<CONFIG
ECS_CLUSTER=$CLUSTER
ECS_ENABLE_GPU_SUPPORT=true
ECS_ENABLE_SPOT_INSTANCE_DRAINING=true
ECS_AWSVPC_BLOCK_IMDS=true
ECS_CONTAINER_STOP_TIMEOUT=2m
ECS_IMAGE_PULL_BEHAVIOR=once
CONFIG
