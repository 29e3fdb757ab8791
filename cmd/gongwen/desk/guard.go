package desk

import (
	"crypto/subtle"
	"mime"
	"net/http"
	"runtime/debug"
	"strings"
)

// guard lets nobody through but the page that this program has opened. What others
// were caught by, each answer is to: a name of another that leads to this machine
// (DNS rebinding) by the host; a page of another site, and of another port of this
// machine, by Sec-Fetch-Site and Origin; another program by the token, which is no
// cookie, for cookies do not tell ports apart; a form by the type of what it
// sends. No answer lets another origin read it, and no question about that is
// answered.
func (d *Desk) guard(next http.Handler) http.Handler {
	_, port, _ := strings.Cut(d.host, ":")
	local := "localhost:" + port
	cross := http.NewCrossOriginProtection()
	inner := cross.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, "/api/") {
			next.ServeHTTP(w, r)
			return
		}
		if subtle.ConstantTimeCompare([]byte(r.Header.Get("X-Gongwen")), []byte(d.token)) != 1 {
			refuse(w, http.StatusForbidden, "请从程序打开的页面进入")
			return
		}
		d.asked.Store(true)
		if r.Method == http.MethodPost {
			kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
			if kind != "application/json" && kind != "application/octet-stream" {
				refuse(w, http.StatusUnsupportedMediaType, "只收 JSON 和文件")
				return
			}
		}
		next.ServeHTTP(w, r)
	}))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if what := recover(); what != nil && what != http.ErrAbortHandler {
				d.hub.log("程序自身出错：%v %s", what, debug.Stack())
				refuse(w, http.StatusInternalServerError, "程序自身出错，这一步没有做；内容都在。请把做了什么告诉维护 gongwen 的人")
			}
		}()
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("X-Frame-Options", "DENY") // for browsers that do not know frame-ancestors
		h.Set("Cache-Control", "no-store")
		if r.Host != d.host && r.Host != local {
			refuse(w, http.StatusForbidden, "这不是本程序的地址")
			return
		}
		if site := r.Header.Get("Sec-Fetch-Site"); site == "cross-site" || site == "same-site" {
			refuse(w, http.StatusForbidden, "请从程序打开的页面进入")
			return
		}
		if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
			refuse(w, http.StatusForbidden, "请从程序打开的页面进入")
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead && r.Method != http.MethodPost {
			refuse(w, http.StatusMethodNotAllowed, "没有这种请求")
			return
		}
		inner.ServeHTTP(w, r)
	})
}
