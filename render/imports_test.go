package render_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// banned below the command: files, network, environment, clock, chance, talk.
var (
	bannedImports = []string{"os", "net", "log", "math/rand", "math/rand/v2", "os/exec", "os/signal", "net/http", "log/slog"}
	bannedCalls   = []string{"fmt.Print", "fmt.Printf", "fmt.Println", "time.Now", "time.Since", "time.Until"}
)

// goPackage is the production part of one folder.
type goPackage struct {
	imports []string
	doc     string
	calls   []string // package.Function of the banned kind, with place
	lines   int
}

// packages are all of the module.
func packages(t *testing.T) map[string]*goPackage {
	t.Helper()
	all, err := readPackages()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// readPackages reads every Go file of the module but tests and generated
// folders.
var readPackages = sync.OnceValues(func() (map[string]*goPackage, error) {
	all := map[string]*goPackage{}
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
				return fs.SkipDir
			}
			return nil
		}
		if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, filepath.Join("..", name), nil, parser.ParseComments)
		if err != nil {
			return err
		}
		dir := path.Dir(name)
		if all[dir] == nil {
			all[dir] = &goPackage{}
		}
		p := all[dir]
		p.doc += file.Doc.Text()
		p.lines += set.File(file.Pos()).LineCount()
		for _, spec := range file.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			if !slices.Contains(p.imports, imported) {
				p.imports = append(p.imports, imported)
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := sel.X.(*ast.Ident); ok && slices.Contains(bannedCalls, x.Name+"."+sel.Sel.Name) {
					p.calls = append(p.calls, set.Position(n.Pos()).String()+": "+x.Name+"."+sel.Sel.Name)
				}
			}
			return true
		})
		return nil
	})
	return all, err
})

// folder is the path of a room by the short name that the table uses.
func folder(short string) string {
	if short == "render" || slices.ContainsFunc(rooms, func(r room) bool { return r.path == short }) {
		return short
	}
	return "render/" + short
}

// TestImports holds the order of the packages.
func TestImports(t *testing.T) {
	found := packages(t)
	place := map[string]int{}
	for i, r := range rooms {
		place[r.path] = i
		if found[r.path] == nil {
			t.Logf("%s: not there yet", r.path)
		}
	}
	for i, r := range rooms {
		for _, short := range r.ours {
			switch at, ok := place[folder(short)]; {
			case !ok:
				t.Errorf("%s may import %s, which is no room", r.path, short)
			case at >= i:
				t.Errorf("%s may import %s, which stands below it", r.path, short)
			case slices.Contains(forTests, folder(short)):
				t.Errorf("%s may import %s, which is for tests", r.path, short)
			}
		}
	}
	for dir, p := range found {
		i, ok := place[dir]
		if !ok {
			t.Errorf("%s: a package without a row", dir)
			continue
		}
		r := &rooms[i]
		for _, imported := range p.imports {
			first, _, _ := strings.Cut(imported, "/")
			switch {
			case first == "gongwen":
				dir := strings.TrimPrefix(imported, "gongwen/")
				if !slices.ContainsFunc(r.ours, func(short string) bool { return folder(short) == dir }) {
					t.Errorf("%s imports %s", r.path, imported)
				}
			case strings.Contains(first, "."):
				if !slices.Contains(r.others, imported) {
					t.Errorf("%s imports %s", r.path, imported)
				}
			case strings.HasPrefix(dir, "render") && !slices.Contains(forTests, dir) && slices.Contains(bannedImports, imported):
				t.Errorf("%s imports %s: only the command touches the world", dir, imported)
			}
		}
	}
}

// TestPurity: no stage talks or reads the clock.
func TestPurity(t *testing.T) {
	for dir, p := range packages(t) {
		if strings.HasPrefix(dir, "render") {
			for _, call := range p.calls {
				t.Error(call)
			}
		}
	}
}

// TestSize: a room has a size that one can learn in an afternoon. What grows
// above it is two rooms.
func TestSize(t *testing.T) {
	const most = 2500 // lines, tests apart
	for dir, p := range packages(t) {
		if p.lines > most && strings.HasPrefix(dir, "render") {
			t.Errorf("%s: %d lines, more than %d", dir, p.lines, most)
		}
	}
}

// TestSingleImporter: a third party is known to one package, which alone would
// change if it were replaced.
func TestSingleImporter(t *testing.T) {
	importer := map[string]string{}
	for _, r := range rooms {
		if slices.Contains(forTests, r.path) {
			continue
		}
		for _, library := range r.others {
			if other, ok := importer[library]; ok {
				t.Errorf("%s is imported by %s and %s", library, r.path, other)
			}
			importer[library] = r.path
		}
	}
}

// TestPackageComments: each says what the package is and, last, what comes out.
func TestPackageComments(t *testing.T) {
	for dir, p := range packages(t) {
		name := "Package " + path.Base(dir) + " "
		if dir == "cmd/gongwen" {
			name = "Command " + path.Base(dir) + " "
		}
		if !strings.HasPrefix(p.doc, name) {
			t.Errorf("%s: the package comment should begin with %q", dir, name)
		}
		if !strings.Contains(strings.ReplaceAll(p.doc, "\n", " "), "Out: ") {
			t.Errorf("%s: the package comment does not say what comes out", dir)
		}
	}
}
