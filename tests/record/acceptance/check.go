// Reads the files of a log with Go's own transparency log (golang.org/x/mod/sumdb), which knows nothing of ours.
//
//	check FOLDER KEY OLDSIZE OLDROOT PROOF < PROOFS
//
// OLDROOT is in base64 and PROOF a list of hashes joined by commas. Each line of standard input is an index and its
// inclusion proof in the same form. It says how many tiles, entries and proofs it found right, or ends with 1.
package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type memory []tlog.Hash

func (m memory) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for place, index := range indexes {
		if index >= int64(len(m)) {
			return nil, fmt.Errorf("no hash %d", index)
		}
		found[place] = m[index]
	}
	return found, nil
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func read(path string) []byte {
	data, err := os.ReadFile(path)
	must(err)
	return data
}

func number(text string) int64 {
	value, err := strconv.ParseInt(text, 10, 64)
	must(err)
	return value
}

func hash(text string) tlog.Hash {
	data, err := base64.StdEncoding.DecodeString(text)
	must(err)
	var found tlog.Hash
	if len(data) != len(found) {
		log.Fatalf("%q is no hash", text)
	}
	copy(found[:], data)
	return found
}

func hashes(text string) []tlog.Hash {
	var found []tlog.Hash
	for _, each := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' }) {
		found = append(found, hash(each))
	}
	return found
}

// place writes a tile's index and width as the specification of tiles does.
func place(index, width int64) string {
	text := fmt.Sprintf("%03d", index%1000)
	for index >= 1000 {
		index /= 1000
		text = fmt.Sprintf("x%03d/%s", index%1000, text)
	}
	if width < 256 {
		text += fmt.Sprintf(".p/%d", width)
	}
	return text
}

func main() {
	folder, oldSize := os.Args[1], number(os.Args[3])
	verifier, err := note.NewVerifier(os.Args[2])
	must(err)
	opened, err := note.Open(read(filepath.Join(folder, "checkpoint")), note.VerifierList(verifier))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	size, root := number(lines[1]), hash(lines[2])

	var stored memory
	for start := int64(0); start < size; start += 256 {
		width := size - start
		if width > 256 {
			width = 256
		}
		rest := read(filepath.Join(folder, "tile/entries", place(start/256, width)))
		for entry := start; entry < start+width; entry++ {
			length := binary.BigEndian.Uint16(rest)
			added, err := tlog.StoredHashes(entry, rest[2:2+length], stored)
			must(err)
			stored = append(stored, added...)
			rest = rest[2+length:]
		}
	}
	computed, err := tlog.TreeHash(size, stored)
	must(err)
	if computed != root {
		log.Fatal("the root is not that of the entries")
	}

	tiles := 0
	for level, count := 0, size; count > 0; level, count = level+1, count/256 {
		for index := int64(0); index*256 < count; index++ {
			width := count - index*256
			if width > 256 {
				width = 256
			}
			tile := tlog.Tile{H: 8, L: level, N: index, W: int(width)}
			wanted, err := tlog.ReadTileData(tile, stored)
			must(err)
			path := fmt.Sprintf("tile/%d/%s", level, place(index, width))
			if !bytes.Equal(read(filepath.Join(folder, path)), wanted) {
				log.Fatalf("%s is not what the entries make", path)
			}
			tiles++
		}
	}

	must(tlog.CheckTree(hashes(os.Args[5]), size, root, oldSize, hash(os.Args[4])))
	proofs := 0
	for scanner := bufio.NewScanner(os.Stdin); scanner.Scan(); proofs++ {
		index, proof, _ := strings.Cut(scanner.Text(), " ")
		leaf := stored[tlog.StoredHashIndex(0, number(index))]
		must(tlog.CheckRecord(hashes(proof), size, root, number(index), leaf))
	}
	fmt.Printf("%d entries, %d tiles, %d proofs\n", size, tiles, proofs)
}
