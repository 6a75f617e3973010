package io.hearth.webhookservice.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that begin alike, such as {@code 10.1.0.0/16} or {@code fd00::/8}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4632">RFC 4632: CIDR</a>
 */
final class Network {
    /** Digits and colons alone, so that no name is ever looked up. */
    private static final Pattern FORM =
            Pattern.compile("(?<address>[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)/(?<bits>\\d{1,3})");

    private final byte[] address;
    private final int bits;

    private Network(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /**
     * @throws IllegalArgumentException if the text names no network
     */
    static Network of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (form.matches()) {
            try {
                byte[] address = InetAddress.getByName(form.group("address")).getAddress();
                int bits = Integer.parseInt(form.group("bits"));
                if (bits <= address.length * Byte.SIZE) {
                    return new Network(address, bits);
                }
            } catch (UnknownHostException e) {
                throw noNetwork(text);
            }
        }
        throw noNetwork(text);
    }

    private static IllegalArgumentException noNetwork(String text) {
        return new IllegalArgumentException(
                "'%s' is no network, such as 10.1.0.0/16 or fd00::/8.".formatted(text));
    }

    boolean contains(InetAddress other) {
        byte[] theirs = other.getAddress();
        if (theirs.length != address.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int rest = Byte.SIZE - bits % Byte.SIZE;
        return Arrays.equals(address, 0, whole, theirs, 0, whole)
                && (rest == Byte.SIZE
                        || (address[whole] & 0xff) >> rest == (theirs[whole] & 0xff) >> rest);
    }
}
