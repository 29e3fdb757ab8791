#!/usr/bin/env bash
# Validates PDF files with veraPDF as PDF/A-2a and as PDF/UA-1, both by name
# (2a alone hardly judges tags), or as the flavours given. A -f behind a file
# begins new flavours for the files that follow.
#
#   .ci/verapdf/run.sh [[-f FLAVOUR]... FILE...]...
#
# Prints PASS or FAIL for each file and flavour. Exit status: 0 all pass, 1 some
# fail, 2 a file could not be judged or the validator could not be set up.
#
# Needs Maven and a JDK, 17 or later. The first run fetches the validator and
# compiles Validate.java into VERA_BUILD (.ci/cache/verapdf); later runs need no
# network.
set -euo pipefail
export LC_ALL=C.UTF-8 # else Java opens no file with a Chinese name

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=${VERA_BUILD:-$here/../cache/verapdf}
mkdir -p "$build"

ready() {
  [[ $build/Validate.class -nt $here/Validate.java && $build/classpath -nt $here/pom.xml ]] &&
    [[ -e $(<"$build/classpath") ]]
}

prepare() {
  rm -f "$build/classpath" # Maven leaves a file that would not change with its old date
  mvn -B -q -f "$here/pom.xml" -Dmdep.outputFile="$build/classpath" dependency:build-classpath &&
    javac -cp "$(<"$build/classpath")" -d "$build" "$here/Validate.java"
}

if ! ready && ! prepare >"$build/log" 2>&1; then
  cat "$build/log" >&2
  echo 'run.sh: veraPDF could not be set up' >&2
  exit 2
fi

# Short runs: a quick start counts for more than the best machine code.
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
  -cp "$build:$(<"$build/classpath")" Validate "$@"
