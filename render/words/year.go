package words

// Years collects the years that titles speak of. A range, 2025—2027年, and a
// school year, 2025—2026学年, have two. The zero Years has none.
type Years struct {
	year int
	many bool
}

// yearsIn finds a year, or two with a dash between them.
var yearsIn = lazy(`(^|[^\d])(\d{4})(?:年?(?:—+|至|到)(\d{4}))?(?:年|学年|财年|度|—|至|到)`)

// Scan takes in the years of one title.
func (y *Years) Scan(title string) {
	title = dueFold(title)
	for {
		m := yearsIn().FindStringSubmatchIndex(title)
		if m == nil {
			return
		}
		for _, group := range [...]int{2, 3} {
			if from, to := m[2*group], m[2*group+1]; from >= 0 {
				y.add(number(title[from:to]))
			}
		}
		title = title[m[1]:]
	}
}

func (y *Years) add(year int) {
	if year < firstYear || year > lastYear {
		return
	}
	y.many = y.many || y.year != 0 && y.year != year
	y.year = year
}

// Only is the year, if there is one and no other.
func (y *Years) Only() (int, bool) { return y.year, y.year != 0 && !y.many }
