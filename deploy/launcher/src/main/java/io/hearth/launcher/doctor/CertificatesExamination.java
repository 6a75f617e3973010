package io.hearth.launcher.doctor;

import io.hearth.launcher.bus.Bus;
import io.hearth.launcher.caller.IdentityAddress;
import io.hearth.launcher.caller.ProjectToken;
import io.hearth.launcher.caller.Web;
import io.hearth.launcher.doctor.Showing.Objection;
import java.io.IOException;
import java.net.URI;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.utils.Utils;

/** The certificates of all that is spoken to over TLS. */
final class CertificatesExamination implements Doctor.Examination {
    /** Time enough for whoever has to ask somebody for another. */
    private static final Duration SOON = Duration.ofDays(30);

    private static final List<String> TYPES =
            List.of("identity", "orchestration", "cloudformation");

    private final Web web = new Web();
    private final InstantSource clock;
    private final Trust trust;

    /**
     * A server.
     *
     * @param told as in findings
     */
    private record Server(String told, String host, int port) {}

    /**
     * @param trust of what is asked over HTTPS
     */
    CertificatesExamination(InstantSource clock, Trust trust) {
        this.clock = clock;
        this.trust = trust;
    }

    @Override
    public void look(Premises premises, Consumer<Finding> found) throws InterruptedException {
        Set<Server> seen = new LinkedHashSet<>();
        look(premises.admin().url(), seen, found);
        look(premises.caller().getOrDefault(IdentityAddress.VARIABLE, ""), seen, found);
        premises.wanted()
                .ifPresent(
                        wanted -> {
                            look(wanted.orchestration(), seen, found);
                            look(wanted.cloudformation(), seen, found);
                        });
        premises.services().values().forEach(url -> look(url.toString(), seen, found));
        Client.token(premises, web).stream()
                .flatMap(token -> endpoints(token, premises))
                .forEach(url -> look(url, seen, found));
        premises.bus()
                .filter(CertificatesExamination::isOverTls)
                .ifPresent(bus -> look(bus, found));
    }

    private static Stream<String> endpoints(ProjectToken token, Premises premises) {
        return TYPES.stream().flatMap(type -> Client.endpoints(token, type, premises));
    }

    private void look(String address, Set<Server> seen, Consumer<Finding> found) {
        URI url;
        try {
            url = URI.create(address.strip());
        } catch (IllegalArgumentException e) {
            return;
        }
        if (!"https".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
            return;
        }
        int port = url.getPort() < 0 ? 443 : url.getPort();
        Server server =
                new Server("https://%s:%d".formatted(url.getHost(), port), url.getHost(), port);
        if (seen.add(server)) {
            look(server, trust, found);
        }
    }

    private static boolean isOverTls(Bus bus) {
        String protocol =
                String.valueOf(bus.client().get(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG))
                        .toUpperCase(Locale.ROOT);
        return protocol.equals(SecurityProtocol.SSL.name)
                || protocol.equals(SecurityProtocol.SASL_SSL.name);
    }

    private void look(Bus bus, Consumer<Finding> found) {
        Trust ofBus;
        try {
            ofBus = Trust.ofKafka(bus.client());
        } catch (KafkaException e) {
            found.accept(
                    Finding.wrong(
                            "What --kafka-properties says of TLS cannot be used (%s). Mend the file.",
                            Web.reason(e)));
            return;
        }
        if (!ofBus.namesHosts()) {
            found.accept(
                    Finding.wrong(
                            "A broker is taken for one with anybody's trusted certificate (OSSN-0096), since ssl.endpoint.identification.algorithm is empty. Take it out of --kafka-properties, and of the services' settings."));
        }
        for (String server : bus.servers().split(",", -1)) {
            String host = Utils.getHost(server.strip());
            Integer port = Utils.getPort(server.strip());
            if (host != null && port != null) {
                look(new Server("Kafka at " + server.strip(), host, port), ofBus, found);
            }
        }
    }

    private void look(Server server, Trust trusted, Consumer<Finding> found) {
        try {
            Showing.of(server.host(), server.port(), trusted)
                    .ifPresent(showing -> judge(server, showing, trusted).forEach(found));
        } catch (SSLException e) {
            found.accept(
                    Finding.wrong(
                            "%s does not speak TLS as this Java does (%s). Look at its address, and at what it is told of TLS.",
                            server.told(), Web.reason(e)));
        } catch (IOException e) {
            // that it is away is told by who needs it
        }
    }

    private List<Finding> judge(Server server, Showing showing, Trust trusted) {
        List<Finding> amiss = new ArrayList<>();
        showing.chain().stream().flatMap(each -> dates(server, each)).forEach(amiss::add);
        if (showing.objections().contains(Objection.ANOTHERS)) {
            amiss.add(
                    Finding.wrong(
                            "%s shows the certificate of %s, which is for %s and not for %s. Have one made for that name, or call the server as the certificate does.",
                            server.told(),
                            subject(showing.own()),
                            names(showing.own()),
                            server.host()));
        }
        if (showing.objections().contains(Objection.UNTRUSTED)) {
            amiss.add(untrusted(server, showing, trusted));
        }
        return amiss.isEmpty()
                ? List.of(
                        Finding.good(
                                "%s shows the certificate of %s",
                                server.told(), subject(showing.own())))
                : amiss;
    }

    private Stream<Finding> dates(Server server, X509Certificate certificate) {
        Instant now = clock.instant();
        Duration left = Duration.between(now, certificate.getNotAfter().toInstant());
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            return Stream.of(
                    Finding.wrong(
                            "%s shows the certificate of %s, which begins on %s. Look at the clocks.",
                            server.told(),
                            subject(certificate),
                            day(certificate.getNotBefore().toInstant())));
        }
        if (left.isNegative()) {
            return Stream.of(
                    Finding.wrong(
                            "%s shows the certificate of %s, which is over. Have it renewed, and the server take the new one.",
                            server.told(), subject(certificate)));
        }
        return left.compareTo(SOON) > 0
                ? Stream.empty()
                : Stream.of(
                        Finding.doubtful(
                                "%s shows the certificate of %s, which is over in %d days. Have it renewed.",
                                server.told(), subject(certificate), left.toDays()));
    }

    private static Finding untrusted(Server server, Showing showing, Trust trusted) {
        X509Certificate last = showing.chain().getLast();
        boolean isItsOwnIssuer =
                last.getSubjectX500Principal().equals(last.getIssuerX500Principal());
        String issuer = last.getIssuerX500Principal().getName();
        return !isItsOwnIssuer && showing.chain().size() == 1
                ? Finding.wrong(
                        "%s shows the certificate of %s without that of its issuer %s, who is not trusted here. Have the server show the whole chain, or, if there is nobody above that issuer, add it to %s.",
                        server.told(), subject(showing.own()), issuer, trusted.told())
                : Finding.wrong(
                        "%s shows the certificate of %s, signed by %s, who is not trusted here. Add that issuer to %s.",
                        server.told(), subject(showing.own()), issuer, trusted.told());
    }

    private static String subject(X509Certificate certificate) {
        return "%s (until %s)"
                .formatted(
                        certificate.getSubjectX500Principal().getName(),
                        day(certificate.getNotAfter().toInstant()));
    }

    private static String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? "no host"
                    : names.stream()
                            .map(name -> String.valueOf(name.getLast()))
                            .collect(Collectors.joining(", "));
        } catch (CertificateParsingException e) {
            return "names that cannot be read";
        }
    }
}
