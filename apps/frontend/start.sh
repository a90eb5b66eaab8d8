#!/bin/sh
# Runs nginx as a task needs it: settings from the environment, logs on stdout and stderr, a drain on SIGTERM.
set -eu

say() {
  printf '{"time":"%s","level":"%s","message":"%s"}\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$1" "$2"
}

refuse() {
  say error "$1"
  exit 1
}

# Keeps what may stand unquoted in a header, in JSON and in nginx's configuration.
plain() {
  printf %s "$1" | tr -cd 'A-Za-z0-9._:/@+[]-'
}

fetch() {
  if command -v curl >/dev/null; then
    curl -s -f --max-time 2 "$1"
  else
    wget -q -T 2 -t 1 -O - "$1" 2>/dev/null
  fi
}

field() {
  printf %s "$2" | tr -d '\n' | sed -n "s/.*\"$1\" *: *\"\{0,1\}\([A-Za-z0-9_-]*\).*/\1/p"
}

# The task definition revision as family:number. A label is never worth a failed start.
revision() {
  [ -n "${ECS_CONTAINER_METADATA_URI_V4:-}" ] || { echo local; return; }
  task=$(fetch "$ECS_CONTAINER_METADATA_URI_V4/task") || true
  family=$(field Family "$task")
  number=$(field Revision "$task")
  if [ -n "$family" ] && [ -n "$number" ]; then echo "$family:$number"; else echo unknown; fi
}

# The first name server; an IPv6 address in brackets.
nameserver() {
  sed -n 's/^nameserver[[:space:]]*\([^ %]*\).*/\1/p' /etc/resolv.conf | head -n 1 | sed 's/.*:.*/[&]/'
}

# A misspelt fault must not pass as a healthy release.
read_fault() {
  HEALTH="200 '{\"status\":\"ok\"}'" ERROR_RULE='' DIES_AFTER='' SLOW_START=''
  amount=${FAULT#*:}
  case $FAULT in
    '') return ;;
    exit-at-start) refuse "cannot start: FAULT=$FAULT" ;;
    never-healthy) HEALTH="503 '{\"error\":\"Unhealthy on purpose: FAULT asks for it\"}'" amount=0 ;;
    dies-after:*) DIES_AFTER=$amount ;;
    slow-start:*) SLOW_START=$amount ;;
    errors:*) ERROR_RULE="$amount% yes;" ;;
    *) amount=unknown ;;
  esac
  case $amount in
    '' | *[!0-9.]*) refuse "FAULT=$FAULT is not one of exit-at-start, never-healthy, dies-after:<seconds>, slow-start:<seconds>, errors:<percent>" ;;
  esac
}

read_settings() {
  HOST=$(plain "${HOST:-0.0.0.0}")
  PORT=$(plain "${PORT:-8080}")
  WORKERS=$(plain "${WORKERS:-1}")
  DRAIN_SECONDS=$(plain "${DRAIN_SECONDS:-25}")
  RESOLVER=$(plain "${RESOLVER:-$(nameserver)}")
  BACKEND_URL=$(plain "${BACKEND_URL:-}")
  BACKEND_URL=${BACKEND_URL%/}
  APP_VERSION=$(plain "${APP_VERSION:-dev}")
  REVISION=$(revision)
  case $BACKEND_URL in
    http://?*) ;;
    *) refuse "BACKEND_URL must be the backend's address, such as http://127.0.0.1:8081" ;;
  esac
  [ -n "$RESOLVER" ] || refuse "RESOLVER is not set and /etc/resolv.conf names no name server"
  # A root nginx hands its work to nobody, who may not read this folder.
  USER_RULE=''
  if [ "$(id -u)" = 0 ]; then USER_RULE="user root $(id -gn);"; fi
  # Another user may have opened our stdout; then it cannot be opened again, and nginx would not start.
  ACCESS_LOG=off
  if (: >>/dev/stdout) 2>/dev/null; then ACCESS_LOG='/dev/stdout line'; fi
}

# Only these names: nginx's own $uri and the like look the same.
render() {
  set --
  for name in HOST PORT WORKERS DRAIN_SECONDS RESOLVER BACKEND_URL APP_VERSION REVISION USER_RULE ACCESS_LOG HEALTH ERROR_RULE SCRATCH; do
    eval "value=\$$name"
    set -- "$@" -e "s|\${$name}|$value|g"
  done
  sed "$@" nginx.conf.template
}

FAULT=${FAULT:-}
trap 'exit 0' TERM INT
read_fault
read_settings

SCRATCH=$(mktemp -d "${TASK_TMP:-${TMPDIR:-/tmp}}/frontend.XXXXXX")
timer=''
trap 'rm -rf "$SCRATCH"; [ -z "$timer" ] || kill "$timer" 2>/dev/null || true' EXIT
render >"$SCRATCH/nginx.conf"

if [ -n "$SLOW_START" ]; then
  say info "starting slowly: FAULT=$FAULT"
  # In the background, since a signal does not interrupt a command in the foreground.
  sleep "$SLOW_START" &
  wait $!
fi

nginx -p "$PWD/" -c "$SCRATCH/nginx.conf" -e stderr -g 'daemon off;' &
nginx=$!
say info "starting version $APP_VERSION as $REVISION on $HOST:$PORT"

# TERM would cut requests off; QUIT lets them finish.
trap 'interrupted=yes; say info draining; kill -QUIT $nginx' TERM INT
died=''
if [ -n "$DIES_AFTER" ]; then
  trap 'interrupted=yes; died=yes; say error "dying: FAULT=$FAULT"; kill -TERM $nginx' USR1
  (sleep "$DIES_AFTER" && kill -USR1 $$) >/dev/null 2>&1 &
  timer=$!
fi

# A trapped signal ends a wait and gives it the signal's status, not nginx's: then wait again.
interrupted=yes
while [ -n "$interrupted" ]; do
  interrupted=''
  status=0
  wait $nginx || status=$?
done
if [ -n "$died" ]; then exit 1; fi
say info "ended with $status"
exit "$status"
