package desk

import (
	"embed"
	"encoding/hex"
	"fmt"
	"net/http"
	"strings"

	"gongwen/render"
)

//go:embed ui/index.html ui/*.css dist/app.js ui/icon.svg
var embedded embed.FS

// face is one of the faces of the pages, as a file.
type face struct {
	digest [32]byte
	file   func() []byte
}

// assets serves what is no secret: the page, its program, the faces.
func (d *Desk) assets(mux *http.ServeMux) {
	serve := func(path, kind string, names ...string) {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", kind)
			if path == "/app.css" {
				w.Write([]byte(d.faceRules()))
			}
			for _, name := range names {
				data, _ := embedded.ReadFile(name) // embedded
				w.Write(data)
			}
		})
	}
	serve("/{$}", "text/html; charset=utf-8", "ui/index.html")
	serve("/app.js", "text/javascript; charset=utf-8", "dist/app.js")
	serve("/icon.svg", "image/svg+xml", "ui/icon.svg")
	styles := []string{"ui/app.css"}
	if _, err := embedded.ReadFile("ui/form.css"); err == nil {
		styles = append(styles, "ui/form.css")
	}
	serve("/app.css", "text/css; charset=utf-8", styles...)
	mux.HandleFunc("GET /face/{digest}", func(w http.ResponseWriter, r *http.Request) {
		for n := range d.faces {
			if r.PathValue("digest") == d.faceName(n) {
				w.Header().Set("Content-Type", "font/ttf")
				w.Header().Set("Cache-Control", "private, max-age=31536000, immutable") // another face has another name
				w.Write(d.faces[n].file())
				return
			}
		}
		http.NotFound(w, r)
	})
}

func (d *Desk) faceName(n int) string {
	return fmt.Sprintf("%s-%d.ttf", hex.EncodeToString(d.faces[n].digest[:8]), n)
}

// faceRules name the faces for the pages: g0 to g5.
func (d *Desk) faceRules() string {
	var b strings.Builder
	for n := range render.Faces {
		fmt.Fprintf(&b, "@font-face{font-family:g%d;src:url(/face/%s);font-display:block}\n.g%d{font-family:g%d}\n", n, d.faceName(n), n, n)
	}
	return b.String()
}
