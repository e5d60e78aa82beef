#!/bin/sh
# Draws the evidence files of the sample cases (committed beside it): no real place, person or document is shown.
# Needs imagemagick, ffmpeg, python3 and a Chinese font (fonts-noto-cjk).
set -eu
cd "$(dirname "$0")"
mkdir -p evidence
FONT=${FONT:-/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# exif FILE ORIENTATION "YYYY:MM:DD hh:mm:ss": puts a camera's EXIF block into a JPEG.
exif() {
    python3 - "$@" <<'PY'
import struct, sys
path, orientation, taken = sys.argv[1], int(sys.argv[2]), sys.argv[3].encode() + b"\0"
def texts(entries, start, extra_at):
    """One TIFF directory: entries are (tag, type, value)."""
    body, extra = b"", b""
    for tag, kind, value in entries:
        if kind == 3:
            body += struct.pack("<HHIHH", tag, 3, 1, value, 0)
        elif kind == 4:
            body += struct.pack("<HHII", tag, 4, 1, value)
        else:
            if len(value) <= 4:
                body += struct.pack("<HHI", tag, 2, len(value)) + value.ljust(4, b"\0")
            else:
                body += struct.pack("<HHII", tag, 2, len(value), extra_at + len(extra))
                extra += value
    return struct.pack("<H", len(entries)) + body + struct.pack("<I", 0), extra
first = [(0x010F, 2, b"Sample\0"), (0x0110, 2, b"Body Camera 1\0"), (0x0112, 3, orientation), (0x0132, 2, taken), (0x8769, 4, 0)]
size = 2 + 12 * len(first) + 4
_, extra = texts(first, 8, 8 + size)
sub_at = 8 + size + len(extra)
first[-1] = (0x8769, 4, sub_at)
main, extra = texts(first, 8, 8 + size)
sub = [(0x9003, 2, taken), (0x9004, 2, taken)]
sub_dir, sub_extra = texts(sub, sub_at, sub_at + 2 + 12 * len(sub) + 4)
tiff = b"II*\0" + struct.pack("<I", 8) + main + extra + sub_dir + sub_extra
block = b"Exif\0\0" + tiff
data = open(path, "rb").read()
assert data[:2] == b"\xff\xd8"
open(path, "wb").write(data[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + data[2:])
PY
}

# scene NAME SKY GROUND CAPTION SEED: a made-up place.
scene() {
    convert -size 640x200 gradient:"$2"-'#dfe3e6' "$work/sky.png"
    convert -size 640x280 -seed "$5" plasma:"$3"-"$3" -colorspace Gray -normalize +level 30%,70% \
        -attenuate 0.3 +noise Gaussian -colorspace sRGB -fill "$3" -tint 100 "$work/ground.png"
    convert "$work/sky.png" "$work/ground.png" -append +repage "$work/$1.png"
}
# caption NAME TEXT [ANGLE]: writes below the picture, then turns it as the camera stored it.
caption() {
    convert "$work/$1.png" -font "$FONT" -pointsize 20 -fill white -undercolor '#00000080' -gravity southwest \
        -annotate +8+8 "$2" -rotate "${3:-0}" -strip -quality 78 "evidence/$1.jpg"
}

scene straw_fire '#8fb4d8' '#8a7440' x 11
convert "$work/straw_fire.png" -fill '#2b2520' -draw 'ellipse 320,360 210,70 0,360' -fill '#d8642080' \
    -draw 'polygon 250,350 275,270 300,350' -draw 'polygon 320,360 350,260 385,360' -fill '#b0b0b080' \
    -draw 'ellipse 330,180 80,60 0,360' -draw 'ellipse 380,110 110,60 0,360' "$work/straw_fire.png"
caption straw_fire '火点照片 2025-01-06 10:12 示例'
exif evidence/straw_fire.jpg 1 '2025:01:06 10:12:30'

scene straw_area '#9ab8d0' '#7a683c' x 12
convert "$work/straw_area.png" -fill '#25211d' -draw 'ellipse 320,370 230,80 0,360' -stroke red -strokewidth 4 -fill none \
    -draw 'line 90,370 550,370' -draw 'line 320,290 320,450' "$work/straw_area.png"
caption straw_area '过火面积 示例' -90
exif evidence/straw_area.jpg 6 '2025:01:06 10:31:05'

scene rubble_heap '#a8bccb' '#8c8880' x 13
convert "$work/rubble_heap.png" -fill '#6f6a64' -draw 'polygon 60,440 220,230 330,300 430,210 600,440' -fill '#94603f' \
    -draw 'rectangle 230,330 270,350' -draw 'rectangle 380,360 430,382' -draw 'rectangle 150,390 190,408' "$work/rubble_heap.png"
caption rubble_heap '弃置场现状 示例' 180
exif evidence/rubble_heap.jpg 3 '2023:09:01 09:20:11'

scene rubble_measure '#a8bccb' '#8c8880' x 14
convert "$work/rubble_measure.png" -fill '#6f6a64' -draw 'polygon 60,440 220,230 430,210 600,440' -stroke '#f0e040' -strokewidth 5 \
    -fill none -draw 'line 60,450 600,450' -draw 'line 610,210 610,440' "$work/rubble_measure.png"
convert "$work/rubble_measure.png" -colorspace Gray "$work/rubble_measure.png"
caption rubble_measure '丈量照片 示例'
exif evidence/rubble_measure.jpg 1 '2023:09:08 10:02:44'

scene refuse_dumped '#9cc0dc' '#6c7a45' x 15
convert "$work/refuse_dumped.png" -fill '#b08a5a' -draw 'polygon 180,420 260,330 300,420' -draw 'rectangle 300,360 420,420' \
    -fill '#d8d8d0' -draw 'polygon 380,420 450,340 520,420' "$work/refuse_dumped.png"
caption refuse_dumped '倾倒现场 示例'
exif evidence/refuse_dumped.jpg 1 '2026:01:06 15:40:02'

scene refuse_cleared '#9cc0dc' '#6c7a45' x 16
caption refuse_cleared '清理后 示例' 90
exif evidence/refuse_cleared.jpg 8 '2026:01:12 10:05:00'

ffmpeg -v error -y -f lavfi -i "testsrc2=size=320x240:rate=15:duration=3" -f lavfi -i "sine=frequency=440:duration=3" \
    -c:v libx264 -preset veryslow -crf 32 -pix_fmt yuv420p -c:a aac -b:a 32k -shortest -fflags +bitexact -flags:v +bitexact \
    -flags:a +bitexact -metadata creation_time=2025-01-06T02:05:00Z -movflags +faststart evidence/body_camera.mp4
# The same film as another day's, for the case of that day.
ffmpeg -v error -y -i evidence/body_camera.mp4 -c copy -map_metadata 0 -metadata creation_time=2026-01-07T06:10:00Z \
    evidence/body_camera_tip.mp4
ffmpeg -v error -y -f lavfi -i "sine=frequency=300:duration=3" -ar 8000 -ac 1 -c:a pcm_s16le -fflags +bitexact evidence/inquiry.wav

# page NAME TITLE LINES…: a scanned sheet.
page() {
    name=$1; title=$2; shift 2
    convert -size 620x877 xc:'#fbfaf6' -font "$FONT" -fill black -gravity north -pointsize 28 -annotate +0+60 "$title" \
        -gravity northwest -pointsize 18 -annotate +70+150 "$(printf '%s\n\n' "$@")" \
        -gravity north -pointsize 14 -fill '#a03030' -annotate +0+820 '示例材料,非真实文书' \
        -attenuate 0.15 +noise Gaussian -rotate 0.4 +repage -colorspace Gray -strip -quality 45 "evidence/$name.jpg"
}
page scan_filing '立案审批表(签批页)' '承办人意见:建议立案' '办案机构负责人意见:同意' '机关负责人审批意见:同意立案' '签名:(手写)' '日期:见登记'
page scan_decision '行政处罚决定审批表(签批页)' '承办人意见:按拟处罚意见作出决定' '法制审核意见:同意' '机关负责人审批意见:同意' '签名:(手写)' '日期:见登记'
page scan_closing '结案审批表(签批页)' '承办人意见:已执行完毕,建议结案' '机关负责人审批意见:同意结案' '签名:(手写)' '日期:见登记'
page scan_waiver '放弃陈述申辩、听证声明' '本人已收到行政处罚事先告知书,' '知悉享有陈述、申辩和要求听证的权利,' '自愿放弃上述权利。' '声明人签名:(手写并按指印)' '日期:见登记'
page scan_service '送达回证' '受送达人签收:(手写)' '送达人签名:(手写二人)' '送达方式:直接送达' '日期:见登记'
page scan_receipt '非税收入缴款凭证(收据联)' '缴款人:见登记' '项目:罚款' '金额:见登记' '收款银行盖章:(略)'
du -ch evidence/* | tail -1
