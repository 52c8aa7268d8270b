package main

import (
	"encoding/binary"
	"errors"
	"io"
	"net"
	"sync"
)

// In MongoDB a command on one document is atomic. FerretDB 1 reads, and then writes, without a transaction around both;
// two findAndModify at once can give one document to both callers. One command at a time makes it as atomic as the
// real thing, which is what a job queue is tested for.
var gate sync.Mutex

func serveGate(listener net.Listener, socket string) {
	for {
		client, err := listener.Accept()
		if err != nil {
			return
		}

		go func() {
			defer client.Close()

			server, err := net.Dial("unix", socket)
			if err != nil {
				return
			}
			defer server.Close()

			for forward(client, server) == nil {
			}
		}()
	}
}

// forward passes one command on, and its answer back. Every command has exactly one answer: nothing here makes the
// driver ask for streamed or unacknowledged ones.
func forward(client, server net.Conn) error {
	command, err := readMessage(client)
	if err != nil {
		return err
	}

	gate.Lock()
	_, err = server.Write(command)
	var answer []byte
	if err == nil {
		answer, err = readMessage(server)
	}
	gate.Unlock()

	if err != nil {
		return err
	}

	_, err = client.Write(answer)

	return err
}

const maxMessage = 48_000_000

// readMessage reads one message of the wire protocol; the first four bytes are its length, little endian.
func readMessage(connection net.Conn) ([]byte, error) {
	header := make([]byte, 4)
	if _, err := io.ReadFull(connection, header); err != nil {
		return nil, err
	}

	length := binary.LittleEndian.Uint32(header)
	if length < 16 || length > maxMessage {
		return nil, errors.New("not a message of the wire protocol")
	}

	message := append(header, make([]byte, length-4)...)
	_, err := io.ReadFull(connection, message[4:])

	return message, err
}
