import java.io.File;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.validators.ValidatorConfigBuilder;

/**
 * Holds every file against PDF/A-2a and PDF/UA-1, or the flavours that -f names before it, in one
 * virtual machine. A -f behind a file begins new flavours for the files that follow.
 *
 * <p>Prints a line for each file and flavour, "PASS 2a FILE" or "FAIL ua1 FILE", and below a FAIL
 * one line for each rule broken: flavour, clause-test, count, rule, first place. Exit status: 0 all
 * pass, 1 some fail, 2 a file could not be read or judged.
 */
public final class Validate {
  /** What is said of a file and a flavour, and the exit status it asks for. */
  private record Verdict(int status, String text) {}

  public static void main(String[] args) throws Exception {
    Logger.getLogger("").setLevel(Level.OFF); // faults are reported below, not twice
    VeraGreenfieldFoundryProvider.initialise();
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    List<Future<Verdict>> verdicts = new ArrayList<>();
    Set<PDFAFlavour> flavours = EnumSet.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1);
    boolean named = false; // by the argument before
    for (int i = 0; i < args.length; i++) {
      if (!args[i].equals("-f")) {
        String file = args[i];
        for (PDFAFlavour flavour : flavours) {
          verdicts.add(workers.submit(() -> validate(file, flavour)));
        }
        named = false;
        continue;
      }
      String id = ++i < args.length ? args[i] : "";
      PDFAFlavour flavour = PDFAFlavour.byFlavourId(id);
      if (flavour == PDFAFlavour.NO_FLAVOUR) {
        System.out.println("ERROR: no flavour is called '" + id + "'");
        System.exit(2);
      }
      flavours = named ? EnumSet.copyOf(flavours) : EnumSet.noneOf(PDFAFlavour.class);
      flavours.add(flavour);
      named = true;
    }
    int status = verdicts.isEmpty() ? 2 : 0;
    for (Future<Verdict> verdict : verdicts) {
      System.out.print(verdict.get().text);
      status = Math.max(status, verdict.get().status);
    }
    System.exit(status);
  }

  private static Verdict validate(String file, PDFAFlavour flavour) {
    // A parser reads once and builds its model for one flavour.
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
        PDFAValidator validator =
            Foundries.defaultInstance()
                .createValidator(
                    new ValidatorConfigBuilder().flavour(flavour).maxFails(-1).build(), flavour)) {
      ValidationResult result = validator.validate(parser);
      String end = result.getJobEndStatus().getValue();
      if (!end.equals("normal") || result.getTotalAssertions() == 0) {
        return new Verdict(2, String.format("ERROR %s %s ended: %s%n", flavour.getId(), file, end));
      }
      boolean passed = result.isCompliant();
      return new Verdict(
          passed ? 0 : 1,
          String.format("%s %s %s%n", passed ? "PASS" : "FAIL", flavour.getId(), file)
              + rules(result, flavour));
    } catch (Exception e) {
      return new Verdict(2, String.format("ERROR %s %s %s%n", flavour.getId(), file, e));
    }
  }

  private static String rules(ValidationResult result, PDFAFlavour flavour) {
    Map<String, Integer> count = new TreeMap<>();
    Map<String, TestAssertion> first = new TreeMap<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() == TestAssertion.Status.FAILED) {
        String rule =
            assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
        count.merge(rule, 1, Integer::sum);
        first.putIfAbsent(rule, assertion);
      }
    }
    StringBuilder lines = new StringBuilder();
    first.forEach(
        (rule, assertion) ->
            lines.append(
                String.format(
                    "  %s %s (%d times) %s At: %s%n",
                    flavour.getId(),
                    rule,
                    count.get(rule),
                    oneLine(assertion.getMessage()),
                    oneLine(assertion.getLocation().getContext()))));
    return lines.toString();
  }

  private static String oneLine(String text) {
    return text == null ? "-" : text.strip().replaceAll("\\s+", " ");
  }
}
