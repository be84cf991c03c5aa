#!/usr/bin/env bash
# First start of an application instance: Ubuntu 24.04 in a subnet without internet. It runs again, as a file of its own,
# for the two services that wait: "release" for what CI has put into the bucket, "logs" for CloudWatch's agent.
set -euo pipefail
umask 022

: "${SETTINGS:?}"
: "${APP_MODULE:?}"
: "${PORT:?}"
: "${HEALTH_PATH:?}"
: "${KEEP_ALIVE_SECONDS:?}"
: "${RETRY_SECONDS:?}"
: "${REGION:?}"
: "${ARTIFACT_URL:?}"
: "${METADATA_URL:?}"
: "${AGENT_URL:?}"
: "${LOG_GROUP:?}"
: "${APP_FOLDER:?}"
: "${CONFIG_FOLDER:?}"
: "${STATE_FOLDER:?}"
: "${LOG_FOLDER:?}"
: "${BOOT_LOG:?}"
: "${UNIT_FOLDER:?}"
: "${ROTATION_FOLDER:?}"
: "${AGENT_FOLDER:?}"

said=""
# The same message again and again says nothing new.
say() {
  [[ "$1" == "$said" ]] || printf '%s %s\n' "$(date --utc +%Y-%m-%dT%H:%M:%SZ)" "$1"
  said="$1"
}

write_files() {
  mkdir -p "$APP_FOLDER/bin" "$APP_FOLDER/releases" "$CONFIG_FOLDER" "$STATE_FOLDER" "$LOG_FOLDER"
  chmod 0750 "$CONFIG_FOLDER" "$STATE_FOLDER" "$LOG_FOLDER"
  chown app:app "$STATE_FOLDER"
  install -m 0700 "${BASH_SOURCE[0]}" "$APP_FOLDER/bin/instance"

  install -m 0640 /dev/null "$CONFIG_FOLDER/environment"
  chown root:app "$CONFIG_FOLDER/environment"
  # Quoted as systemd reads it.
  printf '%s' "$SETTINGS" | base64 --decode | python3 -c '
import json, re, sys
for name, value in json.load(sys.stdin).items():
    print(name + "=\"" + re.sub(r"([\\\"`$])", r"\\\1", value) + "\"")
' >"$CONFIG_FOLDER/environment"

  cat >"$APP_FOLDER/bin/start" <<LAUNCHER
#!/usr/bin/env bash
exec "$APP_FOLDER/current/venv/bin/python" -m uvicorn "$APP_MODULE" --host 0.0.0.0 --port "$PORT" \\
  --timeout-keep-alive "$KEEP_ALIVE_SECONDS" --timeout-graceful-shutdown 25 --no-server-header
LAUNCHER

  cat >"$APP_FOLDER/bin/placeholder.py" <<'PYTHON'
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

class Placeholder(BaseHTTPRequestHandler):
    def answer(self):
        healthy = self.path.split("?")[0] == sys.argv[2]
        body = b"Nothing was released here yet.\n"
        self.send_response(200 if healthy else 503)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = answer

    def log_message(self, *_):
        pass

ThreadingHTTPServer(("", int(sys.argv[1])), Placeholder).serve_forever()
PYTHON

  cat >"$ROTATION_FOLDER/app" <<ROTATION
$LOG_FOLDER/*.log {
  daily
  maxsize 50M
  rotate 5
  missingok
  notifempty
  compress
  copytruncate
}
ROTATION
  chmod 0755 "$APP_FOLDER/bin/start"
  chmod 0644 "$APP_FOLDER/bin/placeholder.py" "$ROTATION_FOLDER/app"
}

# Lines that both services of the user `app` have.
confined() {
  cat <<CONFINED
User=app
Group=app
Restart=always
RestartSec=2
StandardOutput=append:$LOG_FOLDER/app.log
StandardError=inherit
UMask=0027
NoNewPrivileges=yes
CapabilityBoundingSet=
LockPersonality=yes
PrivateDevices=yes
PrivateTmp=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHome=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectSystem=strict
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
CONFINED
}

write_units() {
  cat >"$UNIT_FOLDER/app.service" <<UNIT
[Unit]
Description=The application
After=network-online.target
Wants=network-online.target
Conflicts=app-placeholder.service
ConditionPathExists=$APP_FOLDER/current
StartLimitIntervalSec=0

[Service]
ExecStart=$APP_FOLDER/bin/start
WorkingDirectory=$APP_FOLDER/current
EnvironmentFile=$CONFIG_FOLDER/environment
Environment=HOME=$STATE_FOLDER PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
ReadWritePaths=$STATE_FOLDER
TimeoutStopSec=30
$(confined)

[Install]
WantedBy=multi-user.target
UNIT

  cat >"$UNIT_FOLDER/app-placeholder.service" <<UNIT
[Unit]
Description=Answers the health check until there is an application
StartLimitIntervalSec=0

[Service]
ExecStart=/usr/bin/python3 $APP_FOLDER/bin/placeholder.py $PORT ${HEALTH_PATH//%/%%}
$(confined)
UNIT

  cat >"$UNIT_FOLDER/app-release.service" <<UNIT
[Unit]
Description=Fetches the application and starts it
After=network-online.target
Wants=network-online.target
# After a restart of the instance, what ran before runs on.
ConditionPathExists=!$APP_FOLDER/current
StartLimitIntervalSec=0

[Service]
ExecStart=$APP_FOLDER/bin/instance release
Restart=on-failure
RestartSec=$RETRY_SECONDS
StandardOutput=append:$LOG_FOLDER/app.log
StandardError=inherit
PrivateTmp=yes

[Install]
WantedBy=multi-user.target
UNIT

  cat >"$UNIT_FOLDER/app-logs.service" <<UNIT
[Unit]
Description=Installs the agent that brings the logs to CloudWatch
After=network-online.target
Wants=network-online.target
ConditionPathExists=!$CONFIG_FOLDER/agent-installed
StartLimitIntervalSec=0

[Service]
Type=oneshot
ExecStart=$APP_FOLDER/bin/instance logs
# Also where another installation holds the lock of the packages.
Restart=on-failure
RestartSec=60
StandardOutput=append:$LOG_FOLDER/app.log
StandardError=inherit
PrivateTmp=yes

[Install]
WantedBy=multi-user.target
UNIT
}

# metadata METHOD PATH HEADER: of the instance. The header goes by standard input: a command line can be read by others.
metadata() {
  printf 'header = "%s"\n' "$3" | curl --config - --request "$1" --fail --silent --show-error --noproxy '*' \
    --connect-timeout 2 --max-time 10 "$METADATA_URL/latest/$2"
}

credentials() {
  local token role roles=meta-data/iam/security-credentials
  token="$(metadata PUT api/token "X-aws-ec2-metadata-token-ttl-seconds: 60")" || return
  role="$(metadata GET "$roles/" "X-aws-ec2-metadata-token: $token")" || return
  metadata GET "$roles/$role" "X-aws-ec2-metadata-token: $token"
}

# Credentials as the instance has them, to options of curl. Not every curl says by itself that there is no body, as S3 asks.
signing() {
  python3 -c '
import hashlib, json, sys
keys = json.load(sys.stdin)
print("user = " + json.dumps(keys["AccessKeyId"] + ":" + keys["SecretAccessKey"]))
print("header = " + json.dumps("x-amz-security-token: " + keys["Token"]))
print("header = " + json.dumps("x-amz-content-sha256: " + hashlib.sha256().hexdigest()))
'
}

# Fetches the artifact. They expire: each try asks for the credentials again.
fetch() {
  local keys status reason
  keys="$(credentials)" || {
    say "The instance has no credentials to be had; trying again."
    return 1
  }
  status="$(printf '%s' "$keys" | signing | curl --config - --aws-sigv4 "aws:amz:$REGION:s3" --silent --show-error \
    --connect-timeout 5 --speed-limit 1000 --speed-time 30 --dump-header "$work/headers" --output "$work/artifact" \
    --write-out '%{http_code}' "$ARTIFACT_URL")" || {
    say "S3 cannot be reached; trying again."
    return 1
  }
  [[ "$status" == 200 ]] && return
  reason="$(sed -n 's/.*<Code>\([A-Za-z]*\)<\/Code>.*/\1/p' "$work/artifact")"
  case "$status" in
    404)
      say "Nothing was released yet (404 $reason, $ARTIFACT_URL); looking again every $RETRY_SECONDS s."
      systemctl start app-placeholder.service
      ;;
    403) say "The instance's role may not read $ARTIFACT_URL (403 $reason): its policy, the bucket's, the key's or the endpoint's." ;;
    *) say "S3 answered $status $reason; trying again." ;;
  esac
  return 1
}

# The last header of a name in what S3 answered.
header() {
  tr -d '\r"' <"$work/headers" | sed -n "s/^$1: *//Ip" | tail -n 1
}

unpack() {
  local folder version
  version="$(header x-amz-version-id)"
  [[ -n "$version" ]] || version="$(header etag)"
  folder="$(mktemp --directory "$APP_FOLDER/releases/XXXXXXXX")"
  if ! tar --extract --gzip --no-same-owner --no-same-permissions --file "$work/artifact" --directory "$folder" ||
    [[ ! -x "$folder/venv/bin/python" ]]; then
    say "Version $version is no release: it must be a tar.gz with a venv/bin/python that runs here. Waiting for another."
    rm -rf "$folder"
    return 1
  fi
  chmod -R u=rwX,go=rX "$folder"
  printf '%s\n' "$version" >"$APP_FOLDER/version"
  ln --symbolic --force --no-dereference "$folder" "$APP_FOLDER/current"
  say "Version $version of $ARTIFACT_URL is here."
}

release() {
  work="$(mktemp --directory)"
  trap 'rm -rf "$work"' EXIT
  until fetch && unpack; do sleep "$RETRY_SECONDS"; done
  systemctl stop app-placeholder.service
  systemctl enable --now app.service
}

logs() {
  local package
  package="$(mktemp --suffix .deb)"
  curl --fail --silent --show-error --connect-timeout 5 --max-time 300 --output "$package" "$AGENT_URL" || {
    say "CloudWatch's agent cannot be fetched from $AGENT_URL: no logs leave the instance. Trying again."
    return 1
  }
  dpkg --install "$package"
  rm "$package"
  cat >"$CONFIG_FOLDER/agent.json" <<AGENT
{
  "agent": { "region": "$REGION" },
  "logs": { "logs_collected": { "files": { "collect_list": [
    { "file_path": "$LOG_FOLDER/app.log", "log_group_name": "$LOG_GROUP", "log_stream_name": "{instance_id}/app" },
    { "file_path": "$BOOT_LOG", "log_group_name": "$LOG_GROUP", "log_stream_name": "{instance_id}/boot" }
  ] } } }
}
AGENT
  "$AGENT_FOLDER/bin/amazon-cloudwatch-agent-ctl" -a fetch-config -m ec2 -s -c "file:$CONFIG_FOLDER/agent.json"
  touch "$CONFIG_FOLDER/agent-installed"
}

first_start() {
  id app >/dev/null 2>&1 || useradd --system --user-group --no-create-home --home-dir "$STATE_FOLDER" --shell /usr/sbin/nologin app
  write_files
  write_units
  systemctl daemon-reload
  systemctl enable app-release.service app-logs.service
  # Without waiting: the boot, of which this is a part, must come to its end.
  systemctl start --no-block app-release.service app-logs.service
}

case "${1:-}" in
  release) release ;;
  logs) logs ;;
  *) first_start ;;
esac
