package style

import (
	"slices"

	"gongwen/render/diag"
	"gongwen/render/source/tomldoc"
)

// settings are what a [[check]] may set a rule to.
var settings = []string{"off", "note", "warning"}

// switches reads the [[check]] of a template: the habits of an office, which
// hold for all its notices. Whether there is such a rule, and whether it may be
// switched, is known where all rules are.
func (l *loader) switches(all *tomldoc.Node) {
	if all.Kind != tomldoc.Array {
		l.findings.Add(&ruleValue, l.source, all.Span, "写作 [[check]]，下面写 code、set、reason", "check 的值不对")
		return
	}
	for _, t := range all.Items {
		s := diag.Switch{Source: l.source, Span: t.Span}
		words := map[string]*string{"code": &s.Code, "set": &s.Set, "reason": &s.Reason}
		for _, m := range t.Items {
			to, known := words[m.Name]
			if !known {
				l.findings.Add(&ruleUnknown, l.source, m.Key, "可写 code、set、reason", "[[check]] 里没有 %s 这一项", m.Name)
				continue
			}
			l.origin(m, to)
		}
		switch {
		case s.Code == "" || s.Reason == "":
			l.findings.Add(&ruleMissing, l.source, t.Span, "写明规则的编号 code、怎样对待 set 和理由 reason", "[[check]] 不全")
		case !slices.Contains(settings, s.Set):
			l.findings.Add(&ruleValue, l.source, t.Span, "set 写 off、note、warning 之一", "[[check]] 的 set 不对")
		case slices.ContainsFunc(l.style.Switches, func(other diag.Switch) bool { return other.Code == s.Code && other.Source == s.Source }):
			l.findings.Add(&ruleValue, l.source, t.Span, "一条规则只设一次", "%s 设了两次", s.Code)
		default:
			l.style.Switches = slices.Insert(l.style.Switches, 0, s) // the template laid over counts first
		}
	}
}
