#!/bin/sh
# Installs gradapp for the person who runs this, without root: ./install.sh
# Removes it again, whatever version it is: ./install.sh --remove
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
# A relative path is ignored, as the XDG specification says.
case ${XDG_DATA_HOME:-} in
    /*) data=$XDG_DATA_HOME ;;
    *) data=$HOME/.local/share ;;
esac
program=$HOME/.local/lib/gradapp
command=$HOME/.local/bin/gradapp
list=$program/installed-files

refresh() {
    # The desktop's own indexes, where it has them.
    if command -v update-desktop-database >/dev/null 2>&1 && [ -d "$data/applications" ]; then
        update-desktop-database -q "$data/applications" 2>/dev/null || true
    fi
    if command -v update-mime-database >/dev/null 2>&1 && [ -d "$data/mime/packages" ]; then
        update-mime-database "$data/mime" 2>/dev/null || true
    fi
}

remove() {
    [ -e "$list" ] || return 0
    while IFS= read -r file; do
        rm -f -- "$data/$file"
        # Folders go once they are empty.
        folder=$(dirname -- "$file")
        while [ "$folder" != . ]; do
            rmdir -- "$data/$folder" 2>/dev/null || break
            folder=$(dirname -- "$folder")
        done
    done <"$list"
    if [ -L "$command" ] && [ "$(readlink -- "$command")" = "$program/gradapp" ]; then
        rm -f -- "$command"
    fi
    rm -rf -- "$program"
    refresh
}

missing_libraries() {
    known=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null) || return 0
    while read -r library package; do
        case $known in
            *"$library "*) ;;
            *) printf ' %s' "$package" ;;
        esac
    done <"$here/share/needed-libraries"
}

case ${1:-} in
    --remove)
        if [ ! -e "$list" ]; then
            echo "gradapp is not installed in $program." >&2
            exit 1
        fi
        remove
        echo "gradapp is removed. Your settings are still in ${XDG_CONFIG_HOME:-$HOME/.config}/gradapp, its log in ${XDG_STATE_HOME:-$HOME/.local/state}/gradapp."
        exit 0
        ;;
    '') ;;
    *)
        echo "usage: $0 [--remove]" >&2
        exit 2
        ;;
esac

if [ "$(id -u)" = 0 ]; then
    echo "install.sh installs for one user and needs no root; as root, use the .deb or .rpm." >&2
    exit 1
fi
if [ ! -x "$here/gradapp/gradapp" ]; then
    echo "install.sh has to be started from the folder that the archive was unpacked to." >&2
    exit 1
fi
if [ -e "$command" ] || [ -L "$command" ]; then
    if [ "$(readlink -- "$command" || true)" != "$program/gradapp" ]; then
        echo "$command is there already, and not from this script; move it away first." >&2
        exit 1
    fi
fi

# The new program is complete before the old one goes.
mkdir -p -- "$(dirname -- "$program")" "$(dirname -- "$command")" "$data"
rm -rf -- "$program.new"
cp -R -- "$here/gradapp" "$program.new"
cp -- "$here/install.sh" "$program.new/install.sh"
(cd -- "$here/share" && find . -type f ! -name needed-libraries | sed 's|^\./||' | LC_ALL=C sort) >"$program.new/installed-files"
remove
rm -rf -- "$program"
mv -- "$program.new" "$program"
while IFS= read -r file; do
    mkdir -p -- "$data/$(dirname -- "$file")"
    cp -- "$here/share/$file" "$data/$file"
done <"$list"
# A session that was started before may not have ~/.local/bin on its path. In an Exec line, signs that
# a shell would read are escaped, then every backslash once more, and percent signs are doubled.
quoted=$(printf '%s' "$program/gradapp" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')
{
    while IFS= read -r line; do
        case $line in
            Exec=*) printf 'Exec="%s" %%f\n' "$quoted" ;;
            TryExec=*) printf 'TryExec=%s\n' "$program/gradapp" ;;
            *) printf '%s\n' "$line" ;;
        esac
    done
} <"$here/share/applications/gradapp.desktop" >"$data/applications/gradapp.desktop"
ln -sf -- "$program/gradapp" "$command"
refresh

echo "gradapp is installed: look for it among the applications, or type $command"
echo "To remove it: $program/install.sh --remove"
packages=$(missing_libraries)
if [ -n "$packages" ]; then
    echo "Its window needs libraries that this system lacks; in Debian and Ubuntu they are in the packages:$packages" >&2
fi
