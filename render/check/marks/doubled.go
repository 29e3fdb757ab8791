package marks

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongwen/render/check/finder"
)

// ellipsis finds 。。。, ... and … for ……. Two that follow each other are an
// ellipsis of a whole paragraph and fine.
func ellipsis(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		end := i + size
		if r != '…' && r != '。' && r != '.' && r != '·' {
			i = end
			continue
		}
		for strings.HasPrefix(s[end:], s[i:i+size]) {
			end += size
		}
		n := (end - i) / size
		before, after := finder.Before(s, i), finder.After(s, end)
		switch {
		case r == '…' && n%2 == 1, (r == '。' || r == '·') && n >= 3,
			r == '.' && n >= 3 && (finder.Han(before) || finder.Han(after) || strings.ContainsRune("，、。；”）", after)):
			f.Mend(p.Text, i, end, "……", "省略号写成了“%s”", s[i:end])
		}
		i = end
	}
}

// dash finds -- and lines of other lengths for ——.
func dash(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		end := i + size
		if !strings.ContainsRune("-－─―–—", r) {
			i = end
			continue
		}
		for strings.HasPrefix(s[end:], s[i:i+size]) {
			end += size
		}
		n := (end - i) / size
		before, after := finder.Before(s, i), finder.After(s, end)
		chinese := (finder.Han(before) || strings.ContainsRune("”》）：，。", before)) && (finder.Han(after) || strings.ContainsRune("“《（", after))
		switch {
		case !chinese || before == utf8.RuneError:
		case r == '—' && n > 2, r != '—' && n >= 2 && n <= 4, (r == '─' || r == '―') && n == 1:
			f.Mend(p.Text, i, end, "——", "破折号写成了“%s”", s[i:end])
		}
		i = end
	}
}

// stops are the marks of which one is enough.
const stops = "，、；：。"

// doubledMark finds 。。 and ，。, and brackets round brackets.
func doubledMark(f *finder.Finder, p *finder.Place) {
	doubledPairs(f, p)
	s := p.Text.S
	last, from := rune(0), 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		end := i + size
		if r == last && (r == '？' || r == '！') {
			f.Mend(p.Text, from, end, string(r), "标点重叠：%s", s[from:end])
			last, i = 0, end
			continue
		}
		if finder.Common(r) || !strings.ContainsRune(stops, last) || last == 0 || !strings.ContainsRune(stops, r) {
			last, from, i = r, i, end
			continue
		}
		same := r == last
		for {
			next, n := utf8.DecodeRuneInString(s[end:])
			if n == 0 || !strings.ContainsRune(stops, next) {
				break
			}
			same = same && next == last
			end += n
		}
		switch {
		case same && last == '。' && end-from > 2*len("。"): // an ellipsis
		case same:
			f.Mend(p.Text, from, end, string(last), "标点重叠：%s", s[from:end])
		case strings.HasSuffix(s[from:end], "。"):
			f.Mend(p.Text, from, end, "。", "标点重叠：%s", s[from:end])
		default:
			f.Add(p.Text.Slice(from, end).Span(), "只留一个", "标点重叠：%s", s[from:end])
		}
		last, i = 0, end
	}
}

// Characters that stand twice by a slip only, but behind those given for each,
// or before: 目的的, 的确.
var single = map[rune]struct{ behind, before string }{
	'的': {"目有中鹄标端", "确士"},
	'和': {"饱谐平温随总共缓调中", "和气平谐睦美"},
	'与': {"参给赋", ""},
	'及': {"以涉普波触论", "时格第早"},
	'了': {"为除受不罢末", "解然断结却"},
	'将': {"即大名干", "来领"},
	'由': {"自理缘来", "于此衷"},
	'在': {"存现实所内潜正旨外自", "校职编岗建线场册家院读逃用位"},
	'请': {"申邀聘提敬恳报呈", "示求假教客"},
	'对': {"针相面应绝反结点核校派配一户", "口象待外比照应接策标方"},
	'是': {"但总就都还于凡只可若不", "否非"},
	'于': {"由对关至基终等属位处鉴", "是"},
	'前': {"空生目眼面", "后任辈述往来一二三四五六七八九十两几期列沿线端台途瞻进景者置提方"},
	'要': {"重需主必紧首摘概纪只不还", "求素点件闻害领职道务"},
}

// doubledWords are words that nobody says twice on purpose.
var doubledWords = [...]string{
	"通知", "关于", "认真", "进行", "加强", "以及", "我们", "有关", "部门", "印发", "按照", "根据", "切实", "严格", "确保", "开展", "落实",
	"贯彻", "推进", "完成", "组织", "负责", "要求", "现将", "请各", "单位", "并且", "或者", "及时", "不断", "积极", "全面", "工作",
	"做到", "实际", "分钟", "热线", "提供", "报送", "请于", "各级", "措施", "实施", "结合", "上午", "下午", "同时", "对于", "由于", "因此", "此外", "采取", "包括", "按时", "予以", "给予",
	"必须", "应当", "不得", "尽快", "努力", "继续", "持续", "始终", "共同", "主动", "自觉", "严禁", "重视", "加大", "力度", "发挥", "形成", "围绕", "聚焦", "突出", "注重", "抓好", "抓紧",
	"目前", "当前", "今年", "近期", "各项", "全县", "全市", "全区", "全省", "其他",
	"提高", "强化", "深入", "健全", "完善", "制定", "建立", "明确", "广泛", "充分", "坚持", "加快", "扎实", "大力", "清理",
}

// doubledWord finds 的的, 认真认真 and longer words said twice.
func doubledWord(f *finder.Finder, p *finder.Place) {
	misspelling(f, p)
	s := p.Text.S
	last, lastAt := rune(0), 0
	for i, r := range s {
		if r == last {
			end := i + utf8.RuneLen(r)
			if but, ok := single[r]; ok {
				before, after := finder.Before(s, lastAt), finder.After(s, end)
				if !strings.ContainsRune(but.behind, before) && !strings.ContainsRune(but.before, after) && after != r {
					f.Add(p.Text.Slice(lastAt, end).Span(), "写作“"+string(r)+"”", "“%s”重复", s[lastAt:end])
				}
			}
		}
		last, lastAt = r, i
	}
	longer(f, p)
}

// longer finds words of two hanzi that nobody says twice on purpose, and three
// to eight hanzi said twice: 办公室办公室.
func longer(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	for size := 2; size <= 8; size++ {
		n := size * len("字")
		run := 0 // bytes that are equal to those n further on
		for i := 0; i+n < len(s); i++ {
			if s[i] != s[i+n] {
				run = 0
				continue
			}
			if run++; run < n || i+1-n < 0 || !utf8.RuneStart(s[i+1-n]) {
				continue
			}
			from := i + 1 - n
			word := s[from : from+n]
			if !saidTwice(word, p.Kind) || meantTwice(word, s[:from], s[from+2*n:]) {
				continue
			}
			f.Add(p.Text.Slice(from, from+2*n).Span(), "写作“"+word+"”", "“%s”重复", s[from:from+2*n])
			return
		}
	}
}

// saidTwice reports whether a word that stands twice does so by a slip. What is
// doubled in titles has rules of its own.
func saidTwice(word string, in finder.Kind) bool {
	if len(word) == 2*len("字") {
		return slices.Contains(doubledWords[:], word) && !(in == finder.Title && word == "关于")
	}
	return allHan(word) && !strings.Contains(word, word[:3]+word[:3]) && !(in == finder.Title && strings.HasPrefix(word, "的"))
}

// Words of which the first may end a longer one and the second begin one: what
// stands behind the second, or before the first, then. 党组织组织生活会,
// 部门部门预算.
var meant = map[string]struct{ behind, before string }{
	"组织": {"", "党会团级层女业济作生"},
	"部门": {"预决规联之间利网", ""},
	"单位": {"缴内之间自", ""},
	"工作": {"组者站室群法规机台专", ""},
	"完成": {"率情", ""},
	"通知": {"到", ""},
	"提供": {"者方商人", ""},
	"实施": {"方细意办计单主", ""},
	"继续": {"教", ""},
	"主动": {"性脉", ""},
	"自觉": {"性", "不"},
}

// meantTwice reports whether a word said twice is said so on purpose: 一个问题
// 一个问题解决 is, and what parts in two words.
func meantTwice(word, before, after string) bool {
	m := meant[word]
	return strings.HasPrefix(word, "一") || strings.ContainsRune(m.behind, finder.After(after, 0)) || strings.ContainsRune(m.before, finder.Before(before, len(before)))
}

func allHan(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !finder.Han(r) }) < 0
}
