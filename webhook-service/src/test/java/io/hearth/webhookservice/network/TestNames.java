package io.hearth.webhookservice.network;

import io.hearth.webhookservice.testing.ReceiverCertificate;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Names that no name server knows: a receiver's, and one that leads inside. */
@Singleton
class TestNames implements NameResolver {
    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        return List.of(
                switch (host) {
                    case ReceiverCertificate.HOST -> InetAddress.getByName("127.0.0.1");
                    case "inside.example.test" -> InetAddress.getByName("127.0.0.2");
                    default -> InetAddress.getByName(host);
                });
    }
}
