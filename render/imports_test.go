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
	"render/diag":           {nil, []string{"golang.org/x/text/width"}},
	"render/notice":         {[]string{"diag", "source/tomldoc"}, nil},
	"render/source/tomldoc": {[]string{"diag"}, []string{"github.com/BurntSushi/toml"}},
	"render/check":          {[]string{"diag", "notice"}, []string{"golang.org/x/text/encoding/simplifiedchinese"}},
	"render/paper/unit":     {},
	"render/paper/text":     {[]string{"paper/unit"}, nil},
	"render/paper/font":     {},
	"render/paper/style":    {[]string{"diag", "source/tomldoc", "paper/unit"}, nil},
	"render/paper/frame":    {[]string{"diag", "paper/unit"}, nil},
	"render/paper/layout":   {[]string{"diag", "notice", "paper/unit", "paper/text", "paper/style", "paper/font", "paper/frame"}, nil},
	"render/paper/pdf":      {[]string{"paper/unit", "paper/font", "paper/frame"}, []string{"github.com/go-pdf/fpdf", "github.com/klauspost/compress/zlib"}},
	"render/book/sheet":     {[]string{"diag", "notice", "paper/text"}, nil},
	"render/book/xlsx":      {[]string{"book/sheet"}, []string{"github.com/xuri/excelize/v2", "github.com/klauspost/compress/flate"}},
	"render/book/collect":   {[]string{"diag", "notice", "book/sheet"}, nil},
	"render/verify":         {[]string{"diag", "verify/pdfread", "verify/rules"}, nil},
	"render/verify/rules":   {[]string{"diag", "verify/pdfread"}, nil},
	"render/verify/pdfread": {},
	"render": {[]string{
		"diag", "notice", "source/tomldoc", "check", "paper/style", "paper/font", "paper/frame", "paper/layout", "paper/pdf",
		"book/sheet", "book/xlsx", "book/collect", "verify", "gongwen/fonts", "gongwen/templates",
	}, nil},
	"render/testkit": {}, // imported by tests alone: no row names it
	"fonts":          {},
	"templates":      {},
	"cmd/gongwen":    {[]string{"gongwen/render", "diag"}, nil},
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
			case strings.HasPrefix(dir, "render") && dir != "render/testkit" && slices.Contains(bannedImports, imported):
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
