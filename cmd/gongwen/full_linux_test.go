package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"gongwen/cmd/gongwen/console"
	"gongwen/render/testkit"
)

// TestFullDisk: an import onto a disk with no room left is a failure of the
// machine; nothing half written stays, and the notice that there was is whole.
func TestFullDisk(t *testing.T) {
	table := filepath.Join(t.TempDir(), "表.csv")
	if err := os.WriteFile(table, []byte("任务,责任单位,时限\n"+strings.Repeat("清理河道并建立管护台账,水务局,6月底\n", 400)), 0o600); err != nil {
		t.Fatal(err)
	}
	disk := t.TempDir()
	if err := syscall.Mount("none", disk, "tmpfs", 0, "size=64k"); err != nil {
		testkit.Missing(t, "no right to mount a small disk: "+err.Error())
	}
	t.Cleanup(func() { syscall.Unmount(disk, syscall.MNT_DETACH) })
	notice := testkit.SampleTexts(t)["duban-tongzhi-2026"]
	path := filepath.Join(disk, "通知.toml")
	if err := os.WriteFile(path, notice, 0o600); err != nil {
		t.Fatal(err)
	}
	filler, err := os.Create(filepath.Join(disk, "filler"))
	if err != nil {
		t.Fatal(err)
	}
	for err == nil {
		_, err = filler.Write(make([]byte, 4096))
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
	filler.Close()
	for _, args := range [][]string{{"import", table, "-o", filepath.Join(disk, "新.toml")}, {"import", table, "--into", path}} {
		var out, talk bytes.Buffer
		if code := run(args, nil, &out, &talk); code != console.Machine || !strings.Contains(talk.String(), "磁盘已满") {
			t.Errorf("%v: exit code %d\n%s", args, code, talk.String())
		}
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, notice) {
		t.Errorf("the notice is not what it was: %v", err)
	}
	if _, err := os.Lstat(filepath.Join(disk, "新.toml")); err == nil {
		t.Error("something half written stays")
	}
}
