// Command mongo-stand-in speaks MongoDB's wire protocol for tests, where no MongoDB can be downloaded: FerretDB 1 with
// its SQLite handler, behind a gate that lets one command through at a time.
//
// Usage: mongo-stand-in [-follow-stdin] DIRECTORY [HOST:PORT]. It prints its address as one line once it listens. It
// ends on SIGTERM and, with -follow-stdin, when its standard input ends, that is when whoever started it is gone.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func run(ctx context.Context, directory, address string) error {
	socket := filepath.Join(directory, "ferretdb.sock")
	_ = os.Remove(socket)

	server, err := ferretdb.New(&ferretdb.Config{
		Listener: ferretdb.ListenerConfig{Unix: socket},
		Logger:   slog.New(slog.NewTextHandler(io.Discard, nil)),
		Handler:  "sqlite",
		// Safe against the end of the process, which is what the tests do to it, though not against a power cut.
		SQLiteURL: "file:" + filepath.ToSlash(directory) + "/?_pragma=synchronous(normal)",
	})
	if err != nil {
		return err
	}

	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	defer listener.Close()

	go serveGate(listener, socket)

	// The address of FerretDB's own listener is known, and the call returns, once it runs.
	go func() {
		_ = server.MongoDBURI()
		fmt.Printf("mongodb://%s/\n", listener.Addr())
	}()

	return server.Run(ctx)
}

func main() {
	followStdin := flag.Bool("follow-stdin", false, "end when standard input ends")
	flag.Parse()

	address := "127.0.0.1:0"
	if flag.NArg() > 1 {
		address = flag.Arg(1)
	}

	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()

	if *followStdin {
		go func() {
			_, _ = io.Copy(io.Discard, os.Stdin)
			stop()
		}()
	}

	if err := run(ctx, flag.Arg(0), address); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
