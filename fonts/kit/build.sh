#!/usr/bin/env bash
# Builds the default font set for Chinese official documents.
#
#   build.sh CACHE OUT
#
# CACHE keeps the fetched source archives, so that a second run needs no
# network; an empty string ("") means a temporary folder. OUT receives six
# TrueType fonts, the licence texts (licenses/) and sources.txt.
#
# Needs Debian with npm, root rights where python3-fonttools is not installed
# yet, and the Debian and npm package registries.
set -euo pipefail
export LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1

# The builds that the reference results were made from.
readonly FONTTOOLS=4.38.0-1+deb12u1
readonly NOTO=0.4.3

warn() { printf 'warning: %s\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# Brings the Debian package lists up to date, once, and only where needed.
lists_are_fresh=
refresh_lists() {
  [[ -n $lists_are_fresh ]] && return
  lists_are_fresh=yes
  apt-get -qq update || warn 'the Debian package lists could not be renewed'
}

# Debian's own interpreter: another python3 on PATH may lack Debian's modules.
debian_python() {
  dpkg -L python3-minimal 2>/dev/null | sed -n '/\/bin\/python3$/p'
}

install_fonttools() {
  local version
  if ! dpkg -s python3-fonttools >/dev/null 2>&1; then
    refresh_lists
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
      --no-install-recommends python3-fonttools
  fi
  version=$(dpkg-query -W -f '${Version}' python3-fonttools)
  [[ $version == "$FONTTOOLS" ]] ||
    warn "python3-fonttools is $version, not $FONTTOOLS: the fonts may differ"
}

# apt_download NAME[=VERSION]: into the cache, which root alone may be able to
# write to, so apt must not change its user.
apt_download() {
  ( cd "$cache" && apt-get -qq -o APT::Sandbox::User=root download "$1" )
}

# fetch_deb NAME VERSION: puts the package into the cache, in the pinned
# version or else in the one that Debian offers. Sets $archive.
fetch_deb() {
  local name=$1 version=$2 found
  archive=$cache/${name}_${version}_all.deb
  [[ -e $archive ]] && return
  found=$(find "$cache" -maxdepth 1 -name "${name}_*.deb" | sort -V | tail -n 1)
  if [[ -z $found ]]; then
    refresh_lists
    apt_download "$name=$version" || {
      warn "no $name $version on offer: taking the current build"
      apt_download "$name"
    }
    found=$(find "$cache" -maxdepth 1 -name "${name}_*.deb" | sort -V | tail -n 1)
  fi
  archive=$found
}

# fetch_npm NAME VERSION: the same for a font package from npm, in the pinned
# version only.
fetch_npm() {
  local name=$1 version=$2
  archive=$cache/expo-google-fonts-$name-$version.tgz
  [[ -e $archive ]] || npm pack --silent --ignore-scripts \
    --pack-destination "$cache" "@expo-google-fonts/$name@$version" >/dev/null
}

# Sets $digest to the sha256 of $archive and compares it with sources.sha256. A
# file of a pinned version must match; a newer Debian build has no entry there
# and only brings a warning.
check_archive() {
  local name wanted
  name=$(basename "$archive")
  digest=$(sha256sum "$archive" | cut -d ' ' -f 1)
  wanted=$(awk -v name="$name" '$2 == name { print $1 }' "$kit/sources.sha256")
  if [[ -z $wanted ]]; then
    warn "$name is not the pinned build: the fonts may differ"
  elif [[ $wanted != "$digest" ]]; then
    die "$name does not have the pinned sha256: delete it from the cache"
  fi
}

# record NAME VERSION ORIGIN: notes the archive for sources.txt.
record() {
  printf '%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$(basename "$archive")" "$digest" \
    "$3" >>"$sources/packages.tsv"
}

# use_deb NAME VERSION PATTERN...: fetches, checks and unpacks what matches.
use_deb() {
  local name=$1 version=$2
  shift 2
  fetch_deb "$name" "$version"
  check_archive
  record "$name" "$(dpkg-deb -f "$archive" Version)" Debian
  mkdir "$sources/$name"
  dpkg-deb --fsys-tarfile "$archive" |
    tar -x -C "$sources/$name" --wildcards "$@"
}

# use_npm NAME VERSION FILE...: the same for npm.
use_npm() {
  local name=$1 version=$2
  shift 2
  fetch_npm "$name" "$version"
  check_archive
  record "$name" "$version" "npm, @expo-google-fonts/$name"
  mkdir "$sources/$name"
  tar -xzf "$archive" -C "$sources/$name" "$@"
}

[[ $# -eq 2 && -n $2 ]] || die 'usage: build.sh CACHE OUT (CACHE may be "")'
for tool in apt-get dpkg-deb npm sha256sum tar; do
  command -v "$tool" >/dev/null || die "$tool is missing"
done

kit=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sources=$work/sources
cache=${1:-$work/cache}
mkdir -p "$sources" "$cache" "$2"
cache=$(cd "$cache" && pwd)
out=$(cd "$2" && pwd)

install_fonttools
use_deb texlive-lang-chinese 2022.20230122-1 \
  '*/public/fandol/FandolFang-Regular.otf' \
  '*/public/fandol/FandolKai-Regular.otf' \
  '*/public/fandol/FandolSong-Regular.otf' \
  '*/fonts/fandol/COPYING.gz' '*/fonts/fandol/README'
use_deb fonts-lxgw-wenkai 1.250+repack-1 \
  '*/LXGWWenKai-Light.ttf' '*/doc/fonts-lxgw-wenkai/copyright'
use_deb unicode-data 15.0.0-1 '*/unicode/Unihan_*.bz2'
use_npm noto-serif-sc "$NOTO" package/LICENSE_FONT \
  package/300Light/NotoSerifSC_300Light.ttf \
  package/400Regular/NotoSerifSC_400Regular.ttf \
  package/500Medium/NotoSerifSC_500Medium.ttf \
  package/600SemiBold/NotoSerifSC_600SemiBold.ttf \
  package/700Bold/NotoSerifSC_700Bold.ttf \
  package/900Black/NotoSerifSC_900Black.ttf
use_npm noto-sans-sc "$NOTO" package/LICENSE_FONT \
  package/400Regular/NotoSansSC_400Regular.ttf \
  package/500Medium/NotoSansSC_500Medium.ttf

python=$(debian_python)
"$python" "$kit/build.py" "$sources" "$out"
"$python" "$kit/check.py" "$sources" "$out"

diff -rq "$kit/../licenses" "$out/licenses" ||
  warn 'the licence texts are not those of the kit: read them again'
if ( cd "$out" && sha256sum --check --quiet "$kit/outputs.sha256" ); then
  echo 'All fonts equal the reference build.'
else
  warn 'the fonts are not those of the reference build'
fi
