package io.hearth.identityworker.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Ec2Request;
import io.hearth.keystone.IssuedToken;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.ValidatedToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What Keystone says of a login by a trust, or by a keypair under one.
 *
 * @param userId who acts
 * @param roles the names
 */
public record TrusteeLogin(String userId, String projectId, Set<String> roles) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EMPTY_BODY =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /** As an instance does it, by what it was given; empty when Keystone refuses. */
    public static Optional<TrusteeLogin> byTrust(String userId, Secret password, String trustId)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = logIn(userId, password, trustId);
        return answer.statusCode() == 201
                ? Optional.of(of(JSON.readTree(answer.body()).path("token")))
                : Optional.empty();
    }

    /** What Keystone answers to an instance that would make a trust out of the one it was given. */
    public static int handOn(String userId, Secret password, String trustId, TestOwner trustor)
            throws IOException, InterruptedException {
        Map<String, Object> trust =
                Map.of(
                        "trustor_user_id",
                        trustor.userId(),
                        "trustee_user_id",
                        userId,
                        "project_id",
                        trustor.projectId(),
                        "impersonation",
                        true,
                        "roles",
                        List.of(Map.of("name", "reader")));
        String token =
                logIn(userId, password, trustId)
                        .headers()
                        .firstValue("X-Subject-Token")
                        .orElseThrow();
        return post("/OS-TRUST/trusts", Map.of("trust", trust), token).statusCode();
    }

    private static HttpResponse<String> logIn(String userId, Secret password, String trustId)
            throws IOException, InterruptedException {
        Map<String, Object> user = Map.of("id", userId, "password", password.reveal());
        Map<String, Object> login =
                Map.of(
                        "identity",
                        Map.of("methods", List.of("password"), "password", Map.of("user", user)),
                        "scope",
                        Map.of("OS-TRUST:trust", Map.of("id", trustId)));
        return post("/auth/tokens", Map.of("auth", login), "");
    }

    private static HttpResponse<String> post(String path, Map<String, Object> body, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url() + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (!token.isEmpty()) {
            request.header("X-Auth-Token", token);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    /** As a service asks that was sent a request signed with the keypair. */
    public static Optional<TrusteeLogin> byKeypair(String accessKey, Secret secretKey) {
        Map<String, String> parameters =
                Map.of(
                        "AWSAccessKeyId", accessKey,
                        "SignatureMethod", "HmacSHA256",
                        "SignatureVersion", "2");
        String text =
                "GET\nhearth\n/v1/\nAWSAccessKeyId=%s&SignatureMethod=HmacSHA256&SignatureVersion=2"
                        .formatted(accessKey);
        Ec2Request request =
                new Ec2Request(
                        accessKey,
                        signature(secretKey, text),
                        "hearth",
                        "GET",
                        "/v1/",
                        parameters,
                        Map.of("Host", "hearth"),
                        EMPTY_BODY);
        try (KeystoneClient admin = TestOwner.adminClient()) {
            Optional<ValidatedToken> token =
                    admin.tokens()
                            .verifyEc2(request)
                            .map(issued -> issued.map(IssuedToken::owner))
                            .onFailure(KeystoneException.NotFound.class)
                            .recoverWithItem(Optional.empty())
                            .await()
                            .atMost(Duration.ofSeconds(20));
            return token.map(
                    it ->
                            new TrusteeLogin(
                                    it.userId(), String.valueOf(it.projectId()), it.roles()));
        }
    }

    /** Whether Keystone knows a token. */
    public static boolean isGood(Secret token) {
        try (KeystoneClient admin = TestOwner.adminClient()) {
            return admin.tokens()
                    .validate(token)
                    .await()
                    .atMost(Duration.ofSeconds(20))
                    .isPresent();
        }
    }

    private static TrusteeLogin of(JsonNode token) {
        return new TrusteeLogin(
                token.path("user").path("id").asText(),
                token.path("project").path("id").asText(),
                StreamSupport.stream(token.path("roles").spliterator(), false)
                        .map(role -> role.path("name").asText())
                        .collect(Collectors.toSet()));
    }

    private static String signature(Secret key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.reveal().getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url() {
        return ConfigProvider.getConfig().getValue("hearth.keystone.url", String.class);
    }
}
