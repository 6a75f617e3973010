package io.hearth.kubernetes;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A block of addresses, such as {@code 10.0.0.0/8}.
 *
 * @param length of an address in bytes: 4 or 16
 */
record Cidr(BigInteger network, int length, int prefix) {
    static Cidr of(String text) {
        String[] parts = text.split("/", -1);
        byte[] bytes = bytes(parts[0]);
        return new Cidr(new BigInteger(1, bytes), bytes.length, Integer.parseInt(parts[1]));
    }

    boolean contains(String address) {
        byte[] bytes = bytes(address);
        int rest = length * Byte.SIZE - prefix;
        return bytes.length == length
                && new BigInteger(1, bytes).shiftRight(rest).equals(network.shiftRight(rest));
    }

    /** Of an address in digits, for which nobody is asked. */
    private static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
