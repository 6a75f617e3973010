package io.hearth.webhookservice.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
interface NameResolver {
    /**
     * Blocks.
     *
     * @param host a name, or an address of IPv4 or, without brackets, of IPv6
     * @return one at least
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
