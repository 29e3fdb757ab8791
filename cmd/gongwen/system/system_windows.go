package system

import (
	"errors"
	"os"
	"syscall"
	"unsafe"
)

// The numbers of winerror.h. A rename over a file that Excel or a reader holds
// open is refused as a sharing violation, by some file systems as a lock.
var (
	InUse    = []error{syscall.Errno(32), syscall.Errno(33)}  // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
	NoSpace  = []error{syscall.Errno(39), syscall.Errno(112)} // ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL
	ReadOnly = []error{syscall.Errno(19)}                     // ERROR_WRITE_PROTECT
	// Unreachable is a disk of another machine that has gone: ERROR_BAD_NETPATH,
	// ERROR_DEV_NOT_EXIST, ERROR_UNEXP_NET_ERR, ERROR_NETNAME_DELETED,
	// ERROR_BAD_NET_NAME, ERROR_SEM_TIMEOUT, ERROR_NETWORK_UNREACHABLE.
	Unreachable = []error{syscall.Errno(53), syscall.Errno(55), syscall.Errno(59), syscall.Errno(64), syscall.Errno(67), syscall.Errno(121), syscall.Errno(1231)}
	Misnamed    = []error{syscall.Errno(123)} // ERROR_INVALID_NAME
)

const utf8CodePage = 65001

var (
	kernel32           = syscall.NewLazyDLL("kernel32.dll")
	getConsoleOutputCP = kernel32.NewProc("GetConsoleOutputCP")
	setConsoleOutputCP = kernel32.NewProc("SetConsoleOutputCP")
	setConsoleMode     = kernel32.NewProc("SetConsoleMode")
	consoleProcesses   = kernel32.NewProc("GetConsoleProcessList")
)

// PrepareConsole lets a Chinese console, whose code page is 936, read what is
// piped through it as UTF-8. The page is the window's, so it is given back.
func PrepareConsole() (restore func()) {
	old, _, _ := getConsoleOutputCP.Call()
	if old == 0 || old == utf8CodePage {
		return func() {}
	}
	setConsoleOutputCP.Call(utf8CodePage)
	return func() { setConsoleOutputCP.Call(old) }
}

// IsTerminal reports whether f is a console that takes colour codes.
func IsTerminal(f *os.File) bool {
	const enableVirtualTerminalProcessing = 4
	var mode uint32
	h := syscall.Handle(f.Fd())
	if syscall.GetConsoleMode(h, &mode) != nil {
		return false
	}
	ok, _, _ := setConsoleMode.Call(uintptr(h), uintptr(mode|enableVirtualTerminalProcessing))
	return ok != 0
}

// IsClosedPipe reports whether the reader of our output has gone.
func IsClosedPipe(err error) bool {
	return errors.Is(err, syscall.ERROR_BROKEN_PIPE) || errors.Is(err, syscall.Errno(232)) // ERROR_NO_DATA
}

// OwnWindow reports whether the program has a console to itself: somebody has
// double-clicked it, or dropped a file on it, and no shell waits.
func OwnWindow() bool {
	var ids [2]uint32
	n, _, _ := consoleProcesses.Call(uintptr(unsafe.Pointer(&ids[0])), uintptr(len(ids)))
	return n == 1
}
