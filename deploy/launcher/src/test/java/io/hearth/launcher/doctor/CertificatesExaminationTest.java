package io.hearth.launcher.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.KeystoneSettings;
import io.hearth.launcher.bus.Bus;
import io.hearth.launcher.doctor.Finding.Severity;
import io.hearth.launcher.secured.Authority;
import io.hearth.launcher.secured.Certificates;
import io.hearth.local.FreePorts;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers with a certificate each, of an authority that this test makes, and who looks at them. */
class CertificatesExaminationTest {
    private static final String GOOD = "-validity 400";

    @TempDir private static Path directory = Path.of("");

    private static Authority authority;
    private static Trust trust;
    private static Path root;

    @BeforeAll
    static void sign() throws Exception {
        authority = Authority.make(directory);
        authority.sign("well", "root", "dns:localhost", GOOD);
        authority.sign("behind", "between", "dns:localhost", GOOD);
        authority.sign("another", "root", "dns:elsewhere.test", GOOD);
        authority.sign("old", "root", "dns:localhost", "-startdate -30d -validity 10");
        authority.sign("soon", "root", "dns:localhost", "-validity 20");
        authority.sign("early", "root", "dns:localhost", "-startdate +3d -validity 90");
        root = authority.certificate("root", directory.resolve("root.pem"));
        KeyStore all =
                KeyStore.getInstance(
                        authority.store().toFile(), Certificates.PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("root", all.getCertificate("root"));
        trust = new Trust(Trust.manager(trusted), "the file trusted.p12", true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "well    | 2 | GOOD     | shows the certificate of CN=well (until",
                "well    | 1 | GOOD     | shows the certificate of CN=well (until",
                "behind  | 3 | GOOD     | shows the certificate of CN=behind (until",
                "behind  | 1 | WRONG    | of CN=behind (until <day>) without that of its issuer CN=between, who is not trusted here. Have the server show the whole chain, or, if there is nobody above that issuer, add it to the file trusted.p12.",
                "another | 2 | WRONG    | of CN=another (until <day>), which is for elsewhere.test and not for localhost. Have one made for that name",
                "old     | 2 | WRONG    | of CN=old (until <day>), which is over. Have it renewed",
                "soon    | 2 | DOUBTFUL | of CN=soon (until <day>), which is over in 19 days. Have it renewed.",
                "early   | 2 | WRONG    | of CN=early (until <day>), which begins on <day>. Look at the clocks."
            })
    void eachIsToldOfInALine(String server, int shown, Severity severity, String told)
            throws Exception {
        try (TlsServer tls = TlsServer.of(authority, server, shown)) {
            List<Finding> found = look(https(tls.address()), trust);

            assertThat(found)
                    .singleElement()
                    .satisfies(
                            finding -> {
                                assertThat(finding.severity()).isEqualTo(severity);
                                assertThat(days(finding.told()))
                                        .startsWith("https://%s shows".formatted(tls.address()))
                                        .contains(told);
                            });
        }
    }

    private static String days(String told) {
        return told.replaceAll("\\d{4}-\\d\\d-\\d\\d", "<day>");
    }

    @Test
    void whomNobodyHereTrustsIsNamedWithWhatTrusts() throws Exception {
        try (TlsServer tls = TlsServer.of(authority, "well", 2)) {
            assertThat(look(https(tls.address()), Trust.ofJava()))
                    .extracting(Finding::severity, finding -> days(finding.told()))
                    .containsExactly(
                            tuple(
                                    Severity.WRONG,
                                    "https://%s shows the certificate of CN=well (until <day>), signed by CN=root, who is not trusted here. Add that issuer to a truststore that JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=FILE names."
                                            .formatted(tls.address())));
        }
    }

    @Test
    void allThatIsWrongWithOneIsTold() throws Exception {
        try (TlsServer tls = TlsServer.of(authority, "another", 2)) {
            List<Finding> found = new ArrayList<>();
            later(Duration.ofDays(500), Trust.ofJava()).look(https(tls.address()), found::add);

            assertThat(found)
                    .extracting(Finding::told)
                    .satisfiesExactly(
                            over -> assertThat(over).contains("which is over"),
                            name -> assertThat(name).contains("not for localhost"),
                            issuer -> assertThat(issuer).contains("signed by CN=root"));
        }
    }

    @Test
    void theBusIsLookedAtByItsOwnProperties() throws Exception {
        try (TlsServer tls = TlsServer.of(authority, "well", 2);
                TlsServer another = TlsServer.of(authority, "another", 2)) {
            assertThat(look(bus(tls, Map.of("ssl.truststore.location", root.toString()))))
                    .extracting(Finding::severity)
                    .containsExactly(Severity.GOOD);
            assertThat(look(bus(tls, Map.of())))
                    .extracting(Finding::told)
                    .singleElement()
                    .asString()
                    .startsWith("Kafka at " + tls.address())
                    .endsWith("Add that issuer to a file that ssl.truststore.location names.");
            assertThat(look(bus(another, Map.of("ssl.truststore.location", root.toString()))))
                    .extracting(Finding::told)
                    .singleElement()
                    .asString()
                    .contains("which is for elsewhere.test");
            assertThat(look(bus(tls, Map.of("ssl.truststore.location", "/nowhere.pem"))))
                    .extracting(Finding::told)
                    .singleElement()
                    .asString()
                    .startsWith("What --kafka-properties says of TLS cannot be used");
        }
    }

    @Test
    void aBusWhoseNameNobodyLooksAtIsToldOf() throws Exception {
        try (TlsServer another = TlsServer.of(authority, "another", 2)) {
            List<Finding> found =
                    look(
                            bus(
                                    another,
                                    Map.of(
                                            "ssl.truststore.location",
                                            root.toString(),
                                            "ssl.endpoint.identification.algorithm",
                                            "")));

            assertThat(found)
                    .extracting(Finding::severity)
                    .containsExactly(Severity.WRONG, Severity.GOOD);
            assertThat(found.getFirst().told()).contains("OSSN-0096");
        }
    }

    @Test
    void whatDoesNotSpeakTlsIsToldOfAndWhatIsAwayByOthers() throws Exception {
        try (ServerSocket plain = new ServerSocket(0)) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try (Socket caller = plain.accept()) {
                                    caller.getOutputStream()
                                            .write("HTTP/1.1 400\r\n\r\n".getBytes(UTF_8));
                                } catch (IOException e) {
                                    // the caller is told
                                }
                            });
            assertThat(look(https("localhost:" + plain.getLocalPort()), trust))
                    .extracting(Finding::told)
                    .singleElement()
                    .asString()
                    .contains("does not speak TLS");
        }
        assertThat(look(https("localhost:" + FreePorts.next()), trust)).isEmpty();
        assertThat(look(premises("http://localhost:1/v3", Optional.empty()), trust)).isEmpty();
    }

    private static Premises https(String address) {
        return premises("https://%s/v3".formatted(address), Optional.empty());
    }

    private static Premises bus(TlsServer broker, Map<String, Object> more) {
        Map<String, Object> client = new HashMap<>(more);
        client.put("bootstrap.servers", broker.address());
        client.put("security.protocol", "SSL");
        if (more.containsKey("ssl.truststore.location")) {
            client.put("ssl.truststore.type", "PEM");
        }
        return premises("http://localhost:1/v3", Optional.of(new Bus(client)));
    }

    private static Premises premises(String keystone, Optional<Bus> bus) {
        return new Premises(
                KeystoneSettings.ofProject(keystone, "nobody", Secret.of("nothing"), "none"),
                Optional.empty(),
                bus,
                Map.of(),
                Map.of(),
                Map.of("OS_AUTH_URL", keystone));
    }

    private static List<Finding> look(Premises premises) throws InterruptedException {
        return look(premises, trust);
    }

    private static List<Finding> look(Premises premises, Trust trusted)
            throws InterruptedException {
        List<Finding> found = new ArrayList<>();
        later(Duration.ZERO, trusted).look(premises, found::add);
        return found;
    }

    private static CertificatesExamination later(Duration duration, Trust trusted) {
        return new CertificatesExamination(() -> Instant.now().plus(duration), trusted);
    }
}
