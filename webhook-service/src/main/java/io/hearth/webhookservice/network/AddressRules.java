package io.hearth.webhookservice.network;

import jakarta.inject.Singleton;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which addresses may be called: those of the internet, and what an operator lists. An address of
 * IPv4 that is mapped into IPv6 is to Java one of IPv4.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">IANA: special-purpose
 *     addresses of IPv4</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry/">IANA: special-purpose
 *     addresses of IPv6</a>
 */
@Singleton
class AddressRules {
    private static final List<Network> NOT_OF_THE_INTERNET =
            networks(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    // what has an address of IPv4 within, tunnels, and what is for documents
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20");

    private static final Network INTERNET_OF_IPV6 = Network.of("2000::/3");

    private final List<Network> allowed;

    AddressRules(
            @ConfigProperty(name = "hearth.webhooks.allowed-networks")
                    Optional<List<String>> allowed) {
        this.allowed = allowed.orElse(List.of()).stream().map(Network::of).toList();
    }

    boolean allow(InetAddress address) {
        return isIn(allowed, address)
                || ((address instanceof Inet4Address || INTERNET_OF_IPV6.contains(address))
                        && !isIn(NOT_OF_THE_INTERNET, address));
    }

    private static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::of).toList();
    }
}
