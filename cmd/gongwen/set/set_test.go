package set

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The files that the tests put in place: three that replace others, one that does
// not, and one that is taken away.
var tried = []string{"a.pdf", "a.xlsx", "b.pdf", "part/c.xlsx", "part/d.xlsx"}

const (
	noneBefore = "b.pdf"
	noneAfter  = "part/d.xlsx"
)

func nobodyWaits() {}

// TestMain is also the process that kills itself.
func TestMain(m *testing.M) {
	if dir := os.Getenv(killDir); dir != "" {
		os.Exit(killed(dir))
	}
	os.Exit(m.Run())
}

func content(name, edition string) string { return name + " " + edition }

// laid is a folder with the old files, and the results that are to come.
func laid(t *testing.T) (dir string, results []Result) {
	t.Helper()
	dir = t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "part"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range tried {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if name != noneBefore {
			put(t, path, content(name, "old"))
		}
		results = append(results, coming(dir, name))
	}
	return dir, results
}

// coming is the result that is to come in the place of a file.
func coming(dir, name string) Result {
	path := filepath.Join(dir, filepath.FromSlash(name))
	if name == noneAfter {
		return Result{Path: path, Gone: true}
	}
	return Result{Path: path, Data: []byte(content(name, "new"))}
}

// put writes a file.
func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// editions are those of the files now: old, new, or what they hold.
func editions(t *testing.T, dir string) (all []string) {
	t.Helper()
	for _, name := range tried {
		text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		switch {
		case name == noneBefore && errors.Is(err, fs.ErrNotExist):
			all = append(all, "old")
		case name == noneAfter && errors.Is(err, fs.ErrNotExist):
			all = append(all, "new")
		case err != nil:
			all = append(all, "gone")
		default:
			all = append(all, strings.TrimPrefix(string(text), name+" "))
		}
	}
	return all
}

const (
	allOld = "old old old old old"
	allNew = "new new new new new"
)

// strays are the files beside those.
func strays(t *testing.T, dir string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasPrefix(d.Name(), ours) {
			names = append(names, d.Name())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// counted is a disk that calls at before each of its calls, with the number of
// the call from 0. An error it gives is that of the call; a write has then done
// half of its work.
func counted(at func(call int) error) Disk {
	d, calls := SystemDisk(), 0
	count := func() error { calls++; return at(calls - 1) }
	return Disk{
		Write: func(name string, data []byte, mode fs.FileMode, durable bool) error {
			if err := count(); err != nil {
				return errors.Join(err, d.Write(name, data[:len(data)/2], mode, durable))
			}
			return d.Write(name, data, mode, durable)
		},
		Link: func(from, to string) error {
			return cmpOr(count(), func() error { return d.Link(from, to) })
		},
		Rename: func(from, to string) error {
			return cmpOr(count(), func() error { return d.Rename(from, to) })
		},
		Remove: func(name string) error {
			return cmpOr(count(), func() error { return d.Remove(name) })
		},
		Flush: func(dir string) error {
			return cmpOr(count(), func() error { return d.Flush(dir) })
		},
		Lock: d.Lock,
	}
}

func cmpOr(err error, next func() error) error {
	if err != nil {
		return err
	}
	return next()
}

// withoutLinks is a disk whose files have one name each.
func withoutLinks(d Disk) Disk {
	d.Link = func(string, string) error { return errors.ErrUnsupported }
	return d
}

var kinds = map[string]func(Disk) Disk{
	"links":    func(d Disk) Disk { return d },
	"no links": withoutLinks,
}

// mended runs over the folder as a run on a sound disk does and holds it to have
// put everything in place and left nothing beside.
func mended(t *testing.T, dir string, results []Result, what string) {
	t.Helper()
	f, found, err := Claim(SystemDisk(), dir, []string{filepath.Join(dir, "part")}, nobodyWaits)
	if err != nil || !found.Ready() {
		t.Fatalf("%s: the next run: %v, %+v", what, err, found)
	}
	defer f.Release()
	if why := f.Put(results, true); why != nil {
		t.Fatalf("%s: the next run: %v at %s", what, why.Err, why.At)
	}
	f.Release()
	if now := strings.Join(editions(t, dir), " "); now != allNew {
		t.Errorf("%s: after the next run %s", what, now)
	}
	if left := strays(t, dir); len(left) > 0 {
		t.Errorf("%s: the next run leaves %q, %+v", what, left, found)
	}
}

// TestSetFails: whichever call fails, or is the first of all that do from then
// on, the files are all old or all new, or it is named which are not; and the
// next run goes through.
func TestSetFails(t *testing.T) {
	broken := errors.New("broken")
	for kind, of := range kinds {
		for _, forever := range []bool{false, true} {
			named, calls := 0, 0
			for call := 0; ; call++ {
				what := fmt.Sprintf("%s, call %d, forever %t", kind, call, forever)
				dir, results := laid(t)
				reached := false
				f := &Folder{Dir: dir, Locked: true, Disk: of(counted(func(n int) error {
					if n == call || forever && n > call {
						reached = true
						return broken
					}
					return nil
				}))}
				why := f.Put(results, true)
				now := editions(t, dir)
				if !reached {
					calls = call
					if why != nil || strings.Join(now, " ") != allNew || len(strays(t, dir)) > 0 {
						t.Errorf("%s: nothing failed, and %v, %v", what, why, now)
					}
					break
				}
				want := "new" // what fails behind the end of the work is no failure
				if why != nil {
					want = "old"
					if !errors.Is(why.Err, broken) {
						t.Errorf("%s: %v", what, why.Err)
					}
				}
				for i, edition := range now {
					told := why != nil && slicesContains(why.Left, results[i].Path)
					if edition != want && !told {
						t.Errorf("%s: %s is %s and is not named", what, tried[i], edition)
					}
					if edition == want && told && edition == "old" {
						t.Errorf("%s: %s is named and is as it was", what, tried[i])
					}
				}
				if why != nil {
					named += len(why.Left)
				}
				mended(t, dir, results, what)
			}
			if forever != (named > 0) || calls < 4*len(tried) {
				t.Errorf("%s, forever %t: %d calls, %d exceptions", kind, forever, calls, named)
			}
		}
	}
}

func slicesContains(all []Left, path string) bool {
	for _, l := range all {
		if l.Path == path {
			return true
		}
	}
	return false
}

// The environment of a process that is to kill itself while it puts a set in
// place.
const (
	killDir  = "GONGWEN_TEST_KILL_IN"
	killCall = "GONGWEN_TEST_KILL_AT"
	killKind = "GONGWEN_TEST_KILL_KIND"
)

// killed is that process: it has the folder's lock, and ends at a call, before
// it or, of a write, half-way. It tells by its exit code that it did not.
func killed(dir string) int {
	var at int
	fmt.Sscan(os.Getenv(killCall), &at)
	f, _, err := Claim(SystemDisk(), dir, nil, nobodyWaits)
	if err != nil {
		return 2
	}
	half := at < 0
	at = max(at, -1-at)
	var results []Result
	for _, name := range tried {
		results = append(results, coming(dir, name))
	}
	die := func() {
		self, err := os.FindProcess(os.Getpid())
		if err == nil {
			err = self.Kill()
		}
		time.Sleep(time.Minute)
		panic(err)
	}
	f.Disk = kinds[os.Getenv(killKind)](counted(func(n int) error {
		if n == at && !half {
			die()
		}
		if n == at {
			return errors.New("half")
		}
		return nil
	}))
	if half {
		write := f.Disk.Write
		f.Disk.Write = func(name string, data []byte, mode fs.FileMode, durable bool) error {
			err := write(name, data, mode, durable)
			if err != nil {
				die()
			}
			return nil
		}
	}
	f.Put(results, true)
	return 0
}

// TestSetKilled: whichever call a run is killed at, no file is lost, and the next
// one puts back the old files or finds all new ones, and leaves nothing beside.
func TestSetKilled(t *testing.T) {
	for kind := range kinds {
		for _, half := range []bool{false, true} {
			kills, back, step := 0, 0, 1
			if testing.Short() {
				step = 5 // each is a process
			}
			for call := 0; call < 60; call += step {
				dir, results := laid(t)
				at := call
				if half {
					at = -1 - call
				}
				cmd := exec.Command(os.Args[0])
				cmd.Env = append(os.Environ(), killDir+"="+dir, killCall+"="+fmt.Sprint(at), killKind+"="+kind)
				said, err := cmd.CombinedOutput()
				if err == nil {
					if half {
						continue // the call is no write
					}
					break
				}
				kills++
				what := fmt.Sprintf("%s, call %d, half %t", kind, call, half)
				if kind == "links" {
					for i, edition := range editions(t, dir) {
						if edition == "gone" {
							t.Errorf("%s: %s is gone until the next run", what, tried[i])
						}
					}
				}
				f, found, err := Claim(SystemDisk(), dir, []string{filepath.Join(dir, "part")}, nobodyWaits)
				f.Release()
				now := strings.Join(editions(t, dir), " ")
				if err != nil || !found.Ready() || now != allOld && now != allNew {
					t.Fatalf("%s: after the next run %s\n%s%v, %+v", what, now, said, err, found)
				}
				if now == allOld {
					back++
				}
				if left := strays(t, dir); len(left) > 0 {
					t.Errorf("%s: left behind: %q", what, left)
				}
				mended(t, dir, results, what)
			}
			if want := (len(tried) - 1) / step; kills <= want || back == 0 || !half && back == kills {
				t.Errorf("%s, half %t: %d kills, %d put back", kind, half, kills, back)
			}
		}
	}
}

// TestSetSpares: what somebody has changed since a run was killed is left alone,
// and it is said where the old file is.
func TestSetSpares(t *testing.T) {
	dir, results := laid(t)
	dead := errors.New("dead")
	f := &Folder{Dir: dir, Locked: true, Disk: counted(func(n int) error {
		if n >= 10 { // the first two are in place; from here the disk does nothing more, as after a kill
			return dead
		}
		return nil
	})}
	if why := f.Put(results, false); why == nil || len(why.Left) == 0 {
		t.Fatalf("%v, %v", why, editions(t, dir))
	}
	changed := results[0].Path
	put(t, changed, content(tried[0], "filled in"))
	f, found, err := Claim(SystemDisk(), dir, nil, nobodyWaits)
	if err != nil || !found.Ready() {
		t.Fatal(err, found)
	}
	f.Release()
	if now := strings.Join(editions(t, dir), " "); now != "filled in old old old old" {
		t.Error(now)
	}
	left := strays(t, dir)
	if len(left) != 1 || len(found.Undone) != 1 || !slices.Equal(found.Undone[0], []Left{{changed, filepath.Join(dir, left[0]), ErrChanged}}) {
		t.Errorf("%q, %+v", left, found)
	}
}

// TestJournalOfOthers: a journal that leads out of the folder moves nothing.
func TestJournalOfOthers(t *testing.T) {
	dir := t.TempDir()
	inside := filepath.Join(dir, "in")
	if err := os.Mkdir(inside, 0o700); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, "a"), "a")
	put(t, filepath.Join(dir, ours+"X-0"+endOld), "b")
	for _, text := range []string{`{"places":[{"path":"../a","had":true}]}`, `{"places":[{"path":"/a"}]}`, `{"pla`, ``} {
		put(t, filepath.Join(inside, ours+"X"+endBegun), text)
		f, found, err := Claim(SystemDisk(), inside, nil, nobodyWaits)
		f.Release()
		if a, _ := os.ReadFile(filepath.Join(dir, "a")); err != nil || string(a) != "a" || !keeps(found, ours+"X"+endBegun) {
			t.Errorf("%s: %q, %v, %+v", text, a, err, found)
		}
	}
}

// keeps reports whether a file is named among those that an interrupted run has
// left.
func keeps(found Found, name string) bool {
	return slices.ContainsFunc(found.Kept, func(s Strays) bool {
		return slices.ContainsFunc(s.Paths, func(p string) bool { return filepath.Base(p) == name })
	})
}

// TestSweep: what is ours and of no use goes; old files of departments and what
// may be at work stay and are named.
func TestSweep(t *testing.T) {
	long := time.Now().Add(-2 * stale)
	for _, c := range []struct {
		name        string
		old, locked bool
		gone, told  bool
	}{
		{ours + "X-0" + endNew, false, true, true, false},
		{ours + "X-0" + endNew, false, false, false, false},
		{ours + "X-0" + endNew, true, false, true, false},
		{ours + "1234", true, true, true, false}, // as version 0.1.0 named them
		{ours + "1234", false, true, false, true},
		{ours + "X-0" + endOld, true, true, false, true},
		{"a.pdf", true, true, false, false},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, c.name)
		put(t, path, "x")
		if c.old {
			if err := os.Chtimes(path, long, long); err != nil {
				t.Fatal(err)
			}
		}
		disk := SystemDisk()
		if !c.locked {
			disk.Lock = func(string, func()) (func(), error) { return nil, syscall.ENOSYS }
		}
		f, found, err := Claim(disk, dir, nil, nobodyWaits)
		if err != nil {
			t.Fatal(err)
		}
		f.Release()
		_, err = os.Stat(path)
		if (err != nil) != c.gone || keeps(found, c.name) != c.told {
			t.Errorf("%+v: %v, %+v", c, err, found)
		}
	}
}
