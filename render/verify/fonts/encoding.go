package fonts

import (
	"strconv"
	"strings"
	"sync"
)

// latin are the glyphs of the Latin character set (Annex D.2) and of the Mac OS
// encoding of TrueType (Table 115): name, character, and code in
// StandardEncoding, MacRomanEncoding and WinAnsiEncoding.
const latin = `
space:0020:20:20:20 exclam:0021:21:21:21 quotedbl:0022:22:22:22 numbersign:0023:23:23:23 dollar:0024:24:24:24 percent:0025:25:25:25
ampersand:0026:26:26:26 quoteright:2019:27:D5:92 parenleft:0028:28:28:28 parenright:0029:29:29:29 asterisk:002A:2A:2A:2A plus:002B:2B:2B:2B
comma:002C:2C:2C:2C hyphen:002D:2D:2D:2D period:002E:2E:2E:2E slash:002F:2F:2F:2F zero:0030:30:30:30 one:0031:31:31:31 two:0032:32:32:32
three:0033:33:33:33 four:0034:34:34:34 five:0035:35:35:35 six:0036:36:36:36 seven:0037:37:37:37 eight:0038:38:38:38 nine:0039:39:39:39
colon:003A:3A:3A:3A semicolon:003B:3B:3B:3B less:003C:3C:3C:3C equal:003D:3D:3D:3D greater:003E:3E:3E:3E question:003F:3F:3F:3F at:0040:40:40:40
A:0041:41:41:41 B:0042:42:42:42 C:0043:43:43:43 D:0044:44:44:44 E:0045:45:45:45 F:0046:46:46:46 G:0047:47:47:47 H:0048:48:48:48 I:0049:49:49:49
J:004A:4A:4A:4A K:004B:4B:4B:4B L:004C:4C:4C:4C M:004D:4D:4D:4D N:004E:4E:4E:4E O:004F:4F:4F:4F P:0050:50:50:50 Q:0051:51:51:51 R:0052:52:52:52
S:0053:53:53:53 T:0054:54:54:54 U:0055:55:55:55 V:0056:56:56:56 W:0057:57:57:57 X:0058:58:58:58 Y:0059:59:59:59 Z:005A:5A:5A:5A
bracketleft:005B:5B:5B:5B backslash:005C:5C:5C:5C bracketright:005D:5D:5D:5D asciicircum:005E:5E:5E:5E underscore:005F:5F:5F:5F
quoteleft:2018:60:D4:91 a:0061:61:61:61 b:0062:62:62:62 c:0063:63:63:63 d:0064:64:64:64 e:0065:65:65:65 f:0066:66:66:66 g:0067:67:67:67
h:0068:68:68:68 i:0069:69:69:69 j:006A:6A:6A:6A k:006B:6B:6B:6B l:006C:6C:6C:6C m:006D:6D:6D:6D n:006E:6E:6E:6E o:006F:6F:6F:6F p:0070:70:70:70
q:0071:71:71:71 r:0072:72:72:72 s:0073:73:73:73 t:0074:74:74:74 u:0075:75:75:75 v:0076:76:76:76 w:0077:77:77:77 x:0078:78:78:78 y:0079:79:79:79
z:007A:7A:7A:7A braceleft:007B:7B:7B:7B bar:007C:7C:7C:7C braceright:007D:7D:7D:7D asciitilde:007E:7E:7E:7E exclamdown:00A1:A1:C1:A1
cent:00A2:A2:A2:A2 sterling:00A3:A3:A3:A3 fraction:2044:A4:DA: yen:00A5:A5:B4:A5 florin:0192:A6:C4:83 section:00A7:A7:A4:A7 currency:00A4:A8:DB:A4
quotesingle:0027:A9:27:27 quotedblleft:201C:AA:D2:93 guillemotleft:00AB:AB:C7:AB guilsinglleft:2039:AC:DC:8B guilsinglright:203A:AD:DD:9B
fi:FB01:AE:DE: fl:FB02:AF:DF: endash:2013:B1:D0:96 dagger:2020:B2:A0:86 daggerdbl:2021:B3:E0:87 periodcentered:00B7:B4:E1:B7 paragraph:00B6:B6:A6:B6
bullet:2022:B7:A5:95 quotesinglbase:201A:B8:E2:82 quotedblbase:201E:B9:E3:84 quotedblright:201D:BA:D3:94 guillemotright:00BB:BB:C8:BB
ellipsis:2026:BC:C9:85 perthousand:2030:BD:E4:89 questiondown:00BF:BF:C0:BF grave:0060:C1:60:60 acute:00B4:C2:AB:B4 circumflex:02C6:C3:F6:88
tilde:02DC:C4:F7:98 macron:00AF:C5:F8:AF breve:02D8:C6:F9: dotaccent:02D9:C7:FA: dieresis:00A8:C8:AC:A8 ring:02DA:CA:FB: cedilla:00B8:CB:FC:B8
hungarumlaut:02DD:CD:FD: ogonek:02DB:CE:FE: caron:02C7:CF:FF: emdash:2014:D0:D1:97 AE:00C6:E1:AE:C6 ordfeminine:00AA:E3:BB:AA Lslash:0141:E8::
Oslash:00D8:E9:AF:D8 OE:0152:EA:CE:8C ordmasculine:00BA:EB:BC:BA ae:00E6:F1:BE:E6 dotlessi:0131:F5:F5: lslash:0142:F8:: oslash:00F8:F9:BF:F8
oe:0153:FA:CF:9C germandbls:00DF:FB:A7:DF onesuperior:00B9:::B9 logicalnot:00AC::C2:AC mu:00B5::B5:B5 trademark:2122::AA:99 Eth:00D0:::D0
onehalf:00BD:::BD plusminus:00B1::B1:B1 Thorn:00DE:::DE onequarter:00BC:::BC divide:00F7::D6:F7 brokenbar:00A6:::A6 degree:00B0::A1:B0
thorn:00FE:::FE threequarters:00BE:::BE twosuperior:00B2:::B2 registered:00AE::A8:AE minus:2212::: eth:00F0:::F0 multiply:00D7:::D7
threesuperior:00B3:::B3 copyright:00A9::A9:A9 Aacute:00C1::E7:C1 Acircumflex:00C2::E5:C2 Adieresis:00C4::80:C4 Agrave:00C0::CB:C0 Aring:00C5::81:C5
Atilde:00C3::CC:C3 Ccedilla:00C7::82:C7 Eacute:00C9::83:C9 Ecircumflex:00CA::E6:CA Edieresis:00CB::E8:CB Egrave:00C8::E9:C8 Iacute:00CD::EA:CD
Icircumflex:00CE::EB:CE Idieresis:00CF::EC:CF Igrave:00CC::ED:CC Ntilde:00D1::84:D1 Oacute:00D3::EE:D3 Ocircumflex:00D4::EF:D4 Odieresis:00D6::85:D6
Ograve:00D2::F1:D2 Otilde:00D5::CD:D5 Scaron:0160:::8A Uacute:00DA::F2:DA Ucircumflex:00DB::F3:DB Udieresis:00DC::86:DC Ugrave:00D9::F4:D9
Yacute:00DD:::DD Ydieresis:0178::D9:9F Zcaron:017D:::8E aacute:00E1::87:E1 acircumflex:00E2::89:E2 adieresis:00E4::8A:E4 agrave:00E0::88:E0
aring:00E5::8C:E5 atilde:00E3::8B:E3 ccedilla:00E7::8D:E7 eacute:00E9::8E:E9 ecircumflex:00EA::90:EA edieresis:00EB::91:EB egrave:00E8::8F:E8
iacute:00ED::92:ED icircumflex:00EE::94:EE idieresis:00EF::95:EF igrave:00EC::93:EC ntilde:00F1::96:F1 oacute:00F3::97:F3 ocircumflex:00F4::99:F4
odieresis:00F6::9A:F6 ograve:00F2::98:F2 otilde:00F5::9B:F5 scaron:0161:::9A uacute:00FA::9C:FA ucircumflex:00FB::9E:FB udieresis:00FC::9F:FC
ugrave:00F9::9D:F9 yacute:00FD:::FD ydieresis:00FF::D8:FF zcaron:017E:::9E Euro:20AC:::80 notequal:2260::AD: infinity:221E::B0:
lessequal:2264::B2: greaterequal:2265::B3: partialdiff:2202::B6: summation:2211::B7: product:220F::B8: pi:03C0::B9: integral:222B::BA: Omega:2126::BD:
radical:221A::C3: approxequal:2248::C5: Delta:2206::C6: lozenge:25CA::D7: apple:F8FF::F0:
`

// encodings are the tables that latin makes.
type encodings struct {
	names      map[string]map[int]string // by encoding and code
	characters map[string]rune
	mac        map[string]int
}

var tables = sync.OnceValue(func() *encodings {
	e := &encodings{map[string]map[int]string{}, map[string]rune{}, map[string]int{}}
	columns := []string{"StandardEncoding", "MacRomanEncoding", "WinAnsiEncoding"}
	for _, c := range columns {
		e.names[c] = map[int]string{}
	}
	for _, entry := range strings.Fields(latin) {
		parts := strings.Split(entry, ":")
		character, _ := strconv.ParseUint(parts[1], 16, 32)
		e.characters[parts[0]] = rune(character)
		for i, c := range columns {
			if code, err := strconv.ParseUint(parts[2+i], 16, 8); err == nil {
				e.names[c][int(code)] = parts[0]
			}
		}
	}
	for code, name := range e.names["MacRomanEncoding"] {
		e.mac[name] = code
	}
	// Annex D.2, notes 3 to 6: blanks, hyphens and what is not used.
	mac, win := e.names["MacRomanEncoding"], e.names["WinAnsiEncoding"]
	mac[0xCA], win[0xA0], win[0xAD] = "space", "space", "hyphen"
	for code := 0o41; code < 256; code++ {
		if win[code] == "" {
			win[code] = "bullet"
		}
	}
	return e
})

// character is what the name of a glyph stands for by the Adobe Glyph List, as
// far as it is known here; ok is false for names that say nothing: g12, cid7.
func character(name string) (r rune, ok bool) {
	base, _, _ := strings.Cut(name, ".")
	if base == "" {
		return 0, false
	}
	if r, ok := tables().characters[base]; ok {
		return r, true
	}
	for _, p := range []string{"uni", "u"} {
		if digits, ok := strings.CutPrefix(base, p); ok && len(digits) >= 4 && len(digits) <= 6 {
			if n, err := strconv.ParseUint(digits, 16, 32); err == nil {
				return rune(n), true
			}
		}
	}
	return 0, false
}

// meaningless reports whether a name is a number in disguise, as producers of
// subsets make them: no list of glyphs has it.
func meaningless(name string) bool {
	letters := strings.TrimRight(name, "0123456789")
	if letters == name {
		return name == ".notdef"
	}
	switch strings.ToLower(letters) {
	case "g", "glyph", "cid", "index", "gid", "char", "f", "x", "id", "c":
		return true
	}
	return false
}
