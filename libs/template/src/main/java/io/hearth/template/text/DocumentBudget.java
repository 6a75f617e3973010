package io.hearth.template.text;

import java.util.function.Supplier;

/**
 * Counts what a document is when all its aliases are written out, while it is read: so a bomb ends
 * early, with memory flat. A place is asked for only when it is needed.
 */
final class DocumentBudget {
    /** Heat's {@code max_template_size}. */
    static final int MAX_BYTES = 524_288;

    static final int MAX_DEPTH = 50;
    static final int MAX_COLLECTION_ALIASES = 50;
    static final long MAX_EXPANDED_NODES = 100_000;
    static final long MAX_EXPANDED_BYTES = 4L * 1024 * 1024;
    static final int MAX_NUMBER_LENGTH = 64;

    private long nodes;
    private long bytes;
    private int collectionAliases;

    long nodes() {
        return nodes;
    }

    long bytes() {
        return bytes;
    }

    void node(Supplier<String> place) throws MalformedTextException {
        expanded(1, 0, place);
    }

    void scalar(String text, Supplier<String> place) throws MalformedTextException {
        expanded(1, utf8Length(text), place);
    }

    void alias(long aliasNodes, long aliasBytes, boolean collection, Supplier<String> place)
            throws MalformedTextException {
        if (collection && ++collectionAliases > MAX_COLLECTION_ALIASES) {
            throw new MalformedTextException(
                    "more than %d aliases of collections%s"
                            .formatted(MAX_COLLECTION_ALIASES, place.get()));
        }
        expanded(aliasNodes, aliasBytes, place);
    }

    static void depth(int depth, Supplier<String> place) throws MalformedTextException {
        if (depth > MAX_DEPTH) {
            throw new MalformedTextException(
                    "nested deeper than %d levels%s".formatted(MAX_DEPTH, place.get()));
        }
    }

    private void expanded(long moreNodes, long moreBytes, Supplier<String> place)
            throws MalformedTextException {
        nodes += moreNodes;
        bytes += moreBytes;
        if (nodes > MAX_EXPANDED_NODES) {
            throw new MalformedTextException(
                    "more than %d values when its aliases are written out%s"
                            .formatted(MAX_EXPANDED_NODES, place.get()));
        }
        if (bytes > MAX_EXPANDED_BYTES) {
            throw new MalformedTextException(
                    "more than %d bytes when its aliases are written out%s"
                            .formatted(MAX_EXPANDED_BYTES, place.get()));
        }
    }

    static long utf8Length(String text) {
        long length = 0;
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            // Each half of a surrogate pair is half of four bytes.
            length += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
        }
        return length;
    }
}
