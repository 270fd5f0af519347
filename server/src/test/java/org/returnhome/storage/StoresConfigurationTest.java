package org.returnhome.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.returnhome.Contexts;
import org.returnhome.ListeningConfiguration;

class StoresConfigurationTest {
    @Test
    void every_wrong_setting_is_named_at_once_and_nothing_is_touched(@TempDir Path directory) {
        Map<String, Object> wrong = Map.of(
                "return-home.stores.data-directory", directory.resolve("new").toString(),
                "return-home.stores.database-url", "mysql://user:hidden@host/database",
                "return-home.stores.mongodb-uri", "localhost",
                "return-home.stores.connections", "many",
                "return-home.demo.data", "perhaps",
                "return-home.listening.port", "80800");
        try (ApplicationContext context = Contexts.start(wrong)) {
            assertThatThrownBy(() -> context.getBean(CheckedConfiguration.class)).hasRootCauseInstanceOf(ConfigurationRefused.class)
                    .rootCause().satisfies(refused -> assertThat(((ConfigurationRefused) refused).problems())
                            .anyMatch(problem -> problem.startsWith("DATABASE_URL is not"))
                            .anyMatch(problem -> problem.startsWith("MONGODB_URI is not"))
                            .anyMatch(problem -> problem.startsWith("DATABASE_CONNECTIONS is not"))
                            .anyMatch(problem -> problem.startsWith("DEMO_DATA is neither"))
                            .anyMatch(problem -> problem.startsWith("PORT is not"))
                            .noneMatch(problem -> problem.contains("hidden"))
                            .allMatch(problem -> problem.endsWith(".")));
        }
        assertThat(directory.resolve("new")).doesNotExist();
    }

    @Test
    void a_data_directory_that_is_a_file_is_refused(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThat(new StoresConfiguration(file.toString(), "", "", "16").problems()).singleElement().asString().startsWith("DATA_DIRECTORY");
    }

    @Test
    void a_store_that_does_not_answer_is_said_in_a_sentence() {
        StoresConfiguration nobodyThere = new StoresConfiguration("data", "postgres://user:hidden@127.0.0.1:1/database",
                "mongodb://user:hidden@127.0.0.1:1/database?serverSelectionTimeoutMS=300", "16");
        assertThatThrownBy(() -> new RegisterPool(nobodyThere, null, null)).isInstanceOf(ConfigurationRefused.class)
                .hasMessageStartingWith("The PostgreSQL of DATABASE_URL cannot be used").hasMessageNotContaining("hidden");
        DocumentsFactory documents = new DocumentsFactory();
        try (MongoClient client = documents.client(nobodyThere, null, null)) {
            assertThatThrownBy(() -> documents.documents(client, nobodyThere)).isInstanceOf(ConfigurationRefused.class)
                    .hasMessageStartingWith("The MongoDB of MONGODB_URI cannot be used").hasMessageNotContaining("hidden");
        }
    }

    @Test
    void without_settings_everything_is_embedded() {
        try (ApplicationContext context = Contexts.start(Map.of("return-home.stores.mongodb-uri", "", "return-home.listening.port", "8080"))) {
            assertThat(context.getBean(StoresConfiguration.class)).isEqualTo(new StoresConfiguration("data", "", "", "16"));
            assertThat(context.getBean(ListeningConfiguration.class)).isEqualTo(new ListeningConfiguration("127.0.0.1", "8080"));
            assertThat(context.getBean(DemoConfiguration.class).wanted(context.getBean(StoresConfiguration.class))).isTrue();
        }
    }

    @Test
    void demo_data_stays_out_of_real_stores_unless_it_is_asked_for() {
        StoresConfiguration real = new StoresConfiguration("data", "postgres://host/database", "", "16");
        assertThat(new DemoConfiguration("").wanted(real)).isFalse();
        assertThat(new DemoConfiguration("true").wanted(real)).isTrue();
    }

    @Test
    void both_spellings_of_a_database_address_are_read() {
        assertThat(DatabaseAddress.parse("postgres://anna:p%40ss+word@db.example:5433/home?sslmode=require"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db.example:5433/home?sslmode=require", Optional.of("anna"), Optional.of("p@ss+word")));
        assertThat(DatabaseAddress.parse("jdbc:postgresql://db.example/home?user=anna").jdbcUrl()).isEqualTo("jdbc:postgresql://db.example/home?user=anna");
    }
}
