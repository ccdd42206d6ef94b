#!/bin/sh
# UNTESTED: builds dist/gradapp.app and a disk image of it, on a Mac; see README.md beside this file.
set -eu
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' gradapp/__init__.py)

icons=build/gradapp.iconset
rm -rf "$icons" dist/gradapp dist/gradapp.app
mkdir -p "$icons" dist
for size in 16 32 128 256 512; do
    double=$((size * 2))
    sips -s format png -z $size $size resources/gradapp.svg --out "$icons/icon_${size}x${size}.png"
    sips -s format png -z $double $double resources/gradapp.svg --out "$icons/icon_${size}x${size}@2x.png"
done
iconutil --convert icns --output build/gradapp.icns "$icons"

PYTHONHASHSEED=1 .venv/bin/pyinstaller --noconfirm --distpath dist --workpath build/pyinstaller packaging/gradapp.spec

contents=dist/gradapp.app/Contents
mkdir -p "$contents/MacOS" "$contents/Resources"
cp -R dist/gradapp/ "$contents/MacOS/"
cp build/gradapp.icns "$contents/Resources/"
cat >"$contents/Info.plist" <<PLIST
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
    <key>CFBundleName</key><string>gradapp</string>
    <key>CFBundleIdentifier</key><string>gradapp</string>
    <key>CFBundleExecutable</key><string>gradapp</string>
    <key>CFBundleIconFile</key><string>gradapp</string>
    <key>CFBundleShortVersionString</key><string>$version</string>
    <key>NSHighResolutionCapable</key><true/>
</dict>
</plist>
PLIST

"$contents/MacOS/gradapp" --self-test
hdiutil create -volname gradapp -srcfolder dist/gradapp.app -ov -format UDZO "dist/gradapp-$version.dmg"
