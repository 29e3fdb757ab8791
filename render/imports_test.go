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
	"testing"
)

// allowed is the order of the packages: what each may import of ours and of
// third parties, tests apart. A package without a row, a row without a package
// and an edge that is not here fail.
var allowed = map[string]struct{ ours, others []string }{
	"render/crew":    {},
	"render/unit":    {},
	"render/diag":    {nil, []string{"golang.org/x/text/width"}},
	"render/tomldoc": {[]string{"diag", "crew"}, []string{"github.com/BurntSushi/toml"}},
	"render/notice":  {[]string{"diag", "tomldoc"}, nil},
	"render/check":   {[]string{"diag", "notice"}, []string{"golang.org/x/text/encoding/simplifiedchinese"}},
	"render/style":   {[]string{"unit", "diag", "tomldoc"}, nil},
	"render/font":    {},
	"render/text":    {[]string{"unit"}, nil},
	"render/frame":   {[]string{"unit", "diag"}, nil},
	"render/layout":  {[]string{"unit", "diag", "notice", "style", "text", "font", "frame"}, nil},
	"render/pdf":     {[]string{"unit", "crew", "font", "frame"}, []string{"github.com/go-pdf/fpdf", "github.com/klauspost/compress/zlib"}},
	"render/sheet":   {[]string{"diag", "notice", "text", "crew"}, nil},
	"render/xlsx":    {[]string{"sheet", "crew"}, []string{"github.com/xuri/excelize/v2", "github.com/klauspost/compress/flate"}},
	"render/collect": {[]string{"diag", "notice", "sheet"}, nil},
	"render/verify":  {[]string{"diag"}, nil},
	"render": {[]string{
		"diag", "tomldoc", "notice", "check", "style", "font", "frame", "layout", "pdf", "sheet", "xlsx", "collect", "verify", "crew",
		"gongwen/fonts", "gongwen/templates",
	}, nil},
	"fonts":       {},
	"templates":   {},
	"cmd/gongwen": {[]string{"gongwen/render", "diag", "crew"}, nil},
}

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
}

// packages reads every Go file of the module but tests and generated folders.
func packages(t *testing.T) map[string]*goPackage {
	t.Helper()
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
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestImports holds the order of the packages.
func TestImports(t *testing.T) {
	found := packages(t)
	for dir := range allowed {
		if found[dir] == nil {
			t.Errorf("%s: no such package; drop its row", dir)
		}
	}
	for dir, p := range found {
		row, ok := allowed[dir]
		if !ok {
			t.Errorf("%s: a package without a row", dir)
			continue
		}
		for _, imported := range p.imports {
			first, _, _ := strings.Cut(imported, "/")
			switch {
			case first == "gongwen":
				if !slices.Contains(row.ours, strings.TrimPrefix(imported, "gongwen/render/")) {
					t.Errorf("%s imports %s", dir, imported)
				}
			case strings.Contains(first, "."):
				if !slices.Contains(row.others, imported) {
					t.Errorf("%s imports %s", dir, imported)
				}
			case strings.HasPrefix(dir, "render") && slices.Contains(bannedImports, imported):
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

// TestSingleImporter: a third party is known to one package, which alone would
// change if it were replaced.
func TestSingleImporter(t *testing.T) {
	importer := map[string]string{}
	for dir, row := range allowed {
		for _, library := range row.others {
			if other, ok := importer[library]; ok {
				t.Errorf("%s is imported by %s and %s", library, dir, other)
			}
			importer[library] = dir
		}
	}
}

// TestPackageComments: each says what the package is and, last, what comes out.
func TestPackageComments(t *testing.T) {
	for dir, p := range packages(t) {
		name := "Package " + path.Base(dir) + " "
		if strings.HasPrefix(dir, "cmd/") {
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
