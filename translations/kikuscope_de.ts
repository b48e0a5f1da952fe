<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Kikuscope</source>
        <translation>Über Kikuscope</translation>
    </message>
    <message>
        <source>Phase mapping by machine learning in electron diffraction.</source>
        <translation>Phasenkartierung durch maschinelles Lernen in der Elektronenbeugung.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.

Built with Qt, QCustomPlot, LibTorch, HDF5, OpenCV, Eigen, gemmi and spglib.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer.

Gebaut mit Qt, QCustomPlot, LibTorch, HDF5, OpenCV, Eigen, gemmi und spglib.</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Preview of the figure</source>
        <translation>Vorschau der Abbildung</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Copy the figure</source>
        <translation>Abbildung kopieren</translation>
    </message>
    <message>
        <source>There is no map to report on; classify the scan or open a reference first.</source>
        <translation>Es gibt keine Karte für einen Bericht; zuerst den Scan klassifizieren oder eine Referenz öffnen.</translation>
    </message>
    <message>
        <source> (simulated)</source>
        <translation> (simuliert)</translation>
    </message>
    <message>
        <source>Report %1</source>
        <translation>Bericht %1</translation>
    </message>
    <message>
        <source>Pattern at the crosshair</source>
        <translation>Beugungsbild am Fadenkreuz</translation>
    </message>
    <message>
        <source>Pattern, row %1, column %2</source>
        <translation>Beugungsbild, Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>%1 (simulated)</source>
        <translation>%1 (simuliert)</translation>
    </message>
    <message>
        <source>the result is not saved</source>
        <translation>das Ergebnis ist nicht gespeichert</translation>
    </message>
    <message>
        <source>the reference is in no file</source>
        <translation>die Referenz steht in keiner Datei</translation>
    </message>
    <message>
        <source>the scan is in no file</source>
        <translation>der Scan steht in keiner Datei</translation>
    </message>
    <message>
        <source>the electron image is in no file</source>
        <translation>das Elektronenbild steht in keiner Datei</translation>
    </message>
</context>
<context>
    <name>HelpBrowser</name>
    <message>
        <source>This page is missing: %1</source>
        <translation>Diese Seite fehlt: %1</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Maps and patterns</source>
        <translation>Karten und Beugungsbilder</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>How far to trust a model</source>
        <translation>Wie weit einem Modell zu trauen ist</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Kommandozeile</translation>
    </message>
    <message>
        <source>How models are measured</source>
        <translation>Wie Modelle bewertet werden</translation>
    </message>
    <message>
        <source>Card of phases-starter</source>
        <translation>Steckbrief von phases-starter</translation>
    </message>
    <message>
        <source>Card of structure-types</source>
        <translation>Steckbrief von structure-types</translation>
    </message>
    <message>
        <source>Card of bravais-starter</source>
        <translation>Steckbrief von bravais-starter</translation>
    </message>
    <message>
        <source>Protocols of the papers</source>
        <translation>Protokolle der Veröffentlichungen</translation>
    </message>
    <message>
        <source>Card of structure-bands</source>
        <translation>Steckbrief von structure-bands</translation>
    </message>
    <message>
        <source>Figures and reports</source>
        <translation>Abbildungen und Berichte</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Spot patterns</source>
        <translation>Punktbeugungsbilder</translation>
    </message>
    <message>
        <source>Card of saed-cubic</source>
        <translation>Steckbrief von saed-cubic</translation>
    </message>
    <message>
        <source>Card of structure-angles</source>
        <translation>Steckbrief von structure-angles</translation>
    </message>
</context>
<context>
    <name>MapLayers</name>
    <message>
        <source>not indexed</source>
        <translation>nicht indiziert</translation>
    </message>
    <message>
        <source>%1 (simulated)</source>
        <translation>%1 (simuliert)</translation>
    </message>
    <message>
        <source>Band contrast (BC)</source>
        <translation>Bandkontrast (BC)</translation>
    </message>
    <message>
        <source>Band slope (BS)</source>
        <translation>Bandflanke (BS)</translation>
    </message>
    <message>
        <source>Mean angular deviation (MAD)</source>
        <translation>Mittlere Winkelabweichung (MAD)</translation>
    </message>
    <message>
        <source>Image quality (IQ)</source>
        <translation>Bildqualität (IQ)</translation>
    </message>
    <message>
        <source>Confidence index (CI)</source>
        <translation>Konfidenzindex (CI)</translation>
    </message>
    <message>
        <source>Fit of the solution</source>
        <translation>Güte der Lösung</translation>
    </message>
    <message>
        <source>Number of bands</source>
        <translation>Anzahl der Bänder</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>Fehlercode</translation>
    </message>
    <message>
        <source>SEM signal</source>
        <translation>REM-Signal</translation>
    </message>
    <message>
        <source>The classification is about to start.</source>
        <translation>Die Klassifikation beginnt gleich.</translation>
    </message>
    <message>
        <source>This file holds no patterns to classify.</source>
        <translation>Diese Datei enthält keine Beugungsbilder zum Klassifizieren.</translation>
    </message>
    <message>
        <source>Not classified yet: press F5.</source>
        <translation>Noch nicht klassifiziert: F5 drücken.</translation>
    </message>
    <message>
        <source>Not classified yet: choose a model, then press F5.</source>
        <translation>Noch nicht klassifiziert: Modell wählen, dann F5 drücken.</translation>
    </message>
    <message>
        <source>No reference map: open an .ang, .ctf or HDF5 file with File &gt; Open reference map.</source>
        <translation>Keine Referenzkarte: Öffnen Sie eine .ang-, .ctf- oder HDF5-Datei mit Datei &gt; Referenzkarte öffnen.</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>disagree</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>network unknown</source>
        <translation>Netz unbekannt</translation>
    </message>
    <message>
        <source>truth not indexed</source>
        <translation>Wahrheit nicht indiziert</translation>
    </message>
    <message>
        <source>reference not indexed</source>
        <translation>Referenz nicht indiziert</translation>
    </message>
    <message>
        <source>neither indexed</source>
        <translation>beide nicht indiziert</translation>
    </message>
    <message>
        <source>%1 is not in this file.</source>
        <translation>%1 ist nicht in dieser Datei.</translation>
    </message>
    <message>
        <source>No electron image: open one with File &gt; Open electron image.</source>
        <translation>Kein Elektronenbild: Öffnen Sie eines mit Datei &gt; Elektronenbild öffnen.</translation>
    </message>
    <message>
        <source>placement not recorded</source>
        <translation>Lage nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>The file does not say where the map lies in this image; it is drawn over the whole map.</source>
        <translation>Die Datei sagt nicht, wo die Karte in diesem Bild liegt; es wird über die ganze Karte gezeichnet.</translation>
    </message>
    <message>
        <source>Phases (network)</source>
        <translation>Phasen (Netz)</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>Phases (ground truth)</source>
        <translation>Phasen (Wahrheit)</translation>
    </message>
    <message>
        <source>Phases (reference)</source>
        <translation>Phasen (Referenz)</translation>
    </message>
    <message>
        <source>Electron image</source>
        <translation>Elektronenbild</translation>
    </message>
    <message>
        <source>Probability of %1</source>
        <translation>Wahrscheinlichkeit von %1</translation>
    </message>
    <message>
        <source>bit</source>
        <translation>bit</translation>
    </message>
    <message>
        <source>Shannon entropy of the three best classes and of all others as one: 0 = sure, 2 = a guess among four.</source>
        <translation>Shannon-Entropie der drei besten Klassen und aller anderen als einer: 0 = sicher, 2 = geraten unter vieren.</translation>
    </message>
    <message>
        <source>cleaned up</source>
        <translation>bereinigt</translation>
    </message>
    <message>
        <source>%1 pixels differ from what the network said. The raw map is kept: layer &quot;Phases (network, raw)&quot;.</source>
        <translation>%1 Pixel weichen von der Aussage des Netzes ab. Die Rohkarte bleibt erhalten: Ebene „Phasen (Netz, roh)“.</translation>
    </message>
    <message>
        <source>The reference map holds no orientations.</source>
        <translation>Die Referenzkarte enthält keine Orientierungen.</translation>
    </message>
    <message>
        <source>Which crystal direction lies along this axis of the map: X to the right, Y up, Z out of the surface. RD of OIM is Y here, TD is X.</source>
        <translation>Welche Kristallrichtung längs dieser Achse der Karte liegt: X nach rechts, Y nach oben, Z aus der Oberfläche heraus. RD von OIM ist hier Y, TD ist X.</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>registriert</translation>
    </message>
    <message>
        <source>Placed by %1 points, residual %2 µm.</source>
        <translation>Platziert durch %1 Punkte, Restfehler %2 µm.</translation>
    </message>
    <message>
        <source>Phases (network, raw)</source>
        <translation>Phasen (Netz, roh)</translation>
    </message>
    <message>
        <source>IPF colours, X (right)</source>
        <translation>IPF-Farben, X (rechts)</translation>
    </message>
    <message>
        <source>IPF colours, Y (up)</source>
        <translation>IPF-Farben, Y (oben)</translation>
    </message>
    <message>
        <source>IPF colours, Z (normal)</source>
        <translation>IPF-Farben, Z (Normale)</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>%1, %2 × %2 px</source>
        <translation>%1, %2 × %2 px</translation>
    </message>
    <message>
        <source>%1, %2 parameters</source>
        <translation>%1, %2 Parameter</translation>
    </message>
    <message>
        <source>%1 (reported as unknown)</source>
        <translation>%1 (als unbekannt gemeldet)</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Trainiert mit</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>%1 images, seed %2, %3</source>
        <translation>%1 Bilder, Startwert %2, %3</translation>
    </message>
    <message>
        <source>Started from</source>
        <translation>Ausgegangen von</translation>
    </message>
    <message>
        <source>noise / signal</source>
        <translation>Rauschen / Signal</translation>
    </message>
    <message>
        <source>accuracy %</source>
        <translation>Genauigkeit %</translation>
    </message>
    <message>
        <source>accepted %</source>
        <translation>angenommen %</translation>
    </message>
    <message>
        <source>accuracy of the accepted %</source>
        <translation>Genauigkeit der angenommenen %</translation>
    </message>
    <message>
        <source>Simulated patterns: new orientations of the trained structures</source>
        <translation>Simulierte Beugungsbilder: neue Orientierungen der trainierten Strukturen</translation>
    </message>
    <message>
        <source>They say little about recorded patterns.</source>
        <translation>Sie sagen wenig über aufgenommene Beugungsbilder.</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>patterns</source>
        <translation>Beugungsbilder</translation>
    </message>
    <message>
        <source>agreement %</source>
        <translation>Übereinstimmung %</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Recorded patterns of the map, in regions it was not taught, against matching</source>
        <translation>Aufgenommene Beugungsbilder der Karte aus Bereichen, die es nicht gelernt hat, verglichen mit dem Abgleich</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>Vorverarbeitung</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>QApplication</name>
    <message>
        <source>Phase mapping by machine learning in electron diffraction.</source>
        <translation>Phasenkartierung durch maschinelles Lernen in der Elektronenbeugung.</translation>
    </message>
    <message>
        <source>Simulate and classify the demonstration scan.</source>
        <translation>Den Vorführscan simulieren und klassifizieren.</translation>
    </message>
    <message>
        <source>Bundled model or model file.</source>
        <translation>Mitgeliefertes Modell oder Modelldatei.</translation>
    </message>
    <message>
        <source>system, light or dark.</source>
        <translation>system, light (hell) oder dark (dunkel).</translation>
    </message>
    <message>
        <source>Classify the opened scan at once.</source>
        <translation>Den geöffneten Scan sofort klassifizieren.</translation>
    </message>
    <message>
        <source>Save a picture of the window when all jobs are done.</source>
        <translation>Ein Bild des Fensters speichern, wenn alle Aufträge fertig sind.</translation>
    </message>
    <message>
        <source>Size of the window, e.g. 1280x800.</source>
        <translation>Größe des Fensters, z. B. 1280x800.</translation>
    </message>
    <message>
        <source>Quit after the picture was saved.</source>
        <translation>Nach dem Speichern des Bildes beenden.</translation>
    </message>
    <message>
        <source>Projects, scans, reference maps, electron images or results to open.</source>
        <translation>Zu öffnende Projekte, Scans, Referenzkarten, Elektronenbilder oder Ergebnisse.</translation>
    </message>
    <message>
        <source>Give a command of the menus before the picture is saved.</source>
        <translation>Einen Menübefehl ausführen, bevor das Bild gespeichert wird.</translation>
    </message>
    <message>
        <source>Time from a change to its autosave.</source>
        <translation>Zeit von einer Änderung bis zu ihrer automatischen Sicherung.</translation>
    </message>
</context>
<context>
    <name>SelectionCommands</name>
    <message>
        <source>selection: %1</source>
        <translation>Auswahl: %1</translation>
    </message>
    <message>
        <source>clear selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>Loading the model</source>
        <translation>Modell laden</translation>
    </message>
    <message>
        <source>Classifying patterns</source>
        <translation>Beugungsbilder klassifizieren</translation>
    </message>
    <message>
        <source>Simulating master patterns</source>
        <translation>Masterpattern simulieren</translation>
    </message>
    <message>
        <source>Simulating the master pattern of %1</source>
        <translation>Masterpattern von %1 simulieren</translation>
    </message>
    <message>
        <source>Rendering the patterns of %1</source>
        <translation>Beugungsbilder von %1 rechnen</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 schreiben</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Resuming the training</source>
        <translation>Training wird fortgesetzt</translation>
    </message>
    <message>
        <source>Calibrating and measuring the model</source>
        <translation>Modell wird kalibriert und vermessen</translation>
    </message>
    <message>
        <source>Labelling patterns by matching</source>
        <translation>Beugungsbilder werden durch Abgleich benannt</translation>
    </message>
    <message>
        <source>Matching where the network is unsure</source>
        <translation>Abgleich, wo das Netz unsicher ist</translation>
    </message>
    <message>
        <source>Verifying a sample by matching</source>
        <translation>Stichprobe wird durch Abgleich geprüft</translation>
    </message>
    <message>
        <source>Fitting the pattern centre</source>
        <translation>Musterzentrum wird angepasst</translation>
    </message>
    <message>
        <source>Looking for the pattern centre</source>
        <translation>Musterzentrum wird gesucht</translation>
    </message>
    <message>
        <source>Matching patterns</source>
        <translation>Beugungsbilder werden abgeglichen</translation>
    </message>
    <message>
        <source>Which candidates can be told apart</source>
        <translation>Welche Kandidaten unterscheidbar sind</translation>
    </message>
    <message>
        <source>Rendering templates of %1</source>
        <translation>Vorlagen von %1 werden berechnet</translation>
    </message>
</context>
<context>
    <name>Tours</name>
    <message>
        <source>From patterns to a &amp;map</source>
        <translation>Von Beugungsbildern zur &amp;Karte</translation>
    </message>
    <message>
        <source>Open a scan</source>
        <translation>Scan öffnen</translation>
    </message>
    <message>
        <source>Files of all vendors open here, or drop them anywhere in the window. The demonstration that is loaded now is simulated.</source>
        <translation>Dateien aller Hersteller lassen sich hier öffnen oder irgendwo im Fenster ablegen. Die jetzt geladene Vorführung ist simuliert.</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>A model names the phases or symmetries that it learned. Its card (Ctrl+M) says how often it was right, on simulated and on recorded patterns.</source>
        <translation>Ein Modell nennt die Phasen oder Symmetrien, die es gelernt hat. Sein Steckbrief (Strg+M) sagt, wie oft es richtig lag, bei simulierten und bei aufgenommenen Beugungsbildern.</translation>
    </message>
    <message>
        <source>Classify</source>
        <translation>Klassifizieren</translation>
    </message>
    <message>
        <source>F5 names every pattern. The map grows while you work; Esc stops, and what is done stays.</source>
        <translation>F5 benennt jedes Beugungsbild. Die Karte wächst, während Sie arbeiten; Esc hält an, und Fertiges bleibt.</translation>
    </message>
    <message>
        <source>Look at maps</source>
        <translation>Karten ansehen</translation>
    </message>
    <message>
        <source>All maps show the same place: pan, zoom and the crosshair are linked. The title of a map chooses what it shows, the button beside it how.</source>
        <translation>Alle Karten zeigen dieselbe Stelle: Verschieben, Zoom und Fadenkreuz sind gekoppelt. Im Titel einer Karte wählen Sie, was sie zeigt, mit dem Knopf daneben, wie sie es zeigt.</translation>
    </message>
    <message>
        <source>Question a pixel</source>
        <translation>Einen Pixel befragen</translation>
    </message>
    <message>
        <source>Click a map: the pattern appears here, and below it the classes that the network thinks of.</source>
        <translation>Klicken Sie in eine Karte: Das Beugungsbild erscheint hier, darunter die Klassen, die für das Netz infrage kommen.</translation>
    </message>
    <message>
        <source>&amp;Compare two maps</source>
        <translation>Zwei Karten &amp;vergleichen</translation>
    </message>
    <message>
        <source>Three maps</source>
        <translation>Drei Karten</translation>
    </message>
    <message>
        <source>The network&apos;s phases, the reference, and where they agree. Key 2 brings this arrangement back at any time.</source>
        <translation>Die Phasen des Netzes, die Referenz und wo beide übereinstimmen. Taste 2 stellt diese Anordnung jederzeit wieder her.</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>A cell that you click selects its pixels in every map; Ctrl adds cells. What is unknown or not indexed is counted, too.</source>
        <translation>Ein Klick auf eine Zelle wählt ihre Pixel in jeder Karte aus; mit Strg kommen Zellen hinzu. Auch Unbekanntes und nicht Indiziertes wird gezählt.</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>Abweichungen</translation>
    </message>
    <message>
        <source>Regions where the maps disagree, largest first. Enter or F8 goes to the next one.</source>
        <translation>Bereiche, in denen die Karten abweichen, die größten zuerst. Eingabetaste oder F8 geht zum nächsten.</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>By rectangle, lasso, phase or grain. The docks Statistics and Patterns tell about the pixels selected.</source>
        <translation>Nach Rechteck, Lasso, Phase oder Korn. Die Ansichten Statistik und Beugungsbilder geben Auskunft über die ausgewählten Pixel.</translation>
    </message>
    <message>
        <source>&amp;Explain and publish</source>
        <translation>&amp;Erklären und veröffentlichen</translation>
    </message>
    <message>
        <source>What the network looks at</source>
        <translation>Worauf das Netz achtet</translation>
    </message>
    <message>
        <source>Heat shows which parts of the pattern speak for a class. Compare two classes or two pixels, and switch on bands and zone axes where the orientation is known.</source>
        <translation>Die Relevanz zeigt, welche Teile des Beugungsbildes für eine Klasse sprechen. Vergleichen Sie zwei Klassen oder zwei Pixel, und schalten Sie Bänder und Zonenachsen ein, wo die Orientierung bekannt ist.</translation>
    </message>
    <message>
        <source>How sure it is</source>
        <translation>Wie sicher es ist</translation>
    </message>
    <message>
        <source>The best classes with their probabilities. Below the threshold in the model the answer is unknown.</source>
        <translation>Die besten Klassen mit ihren Wahrscheinlichkeiten. Unterhalb der Schwelle im Modell lautet die Antwort „unbekannt“.</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>Zum Mitnehmen</translation>
    </message>
    <message>
        <source>Every exported file says which data, model and settings made it.</source>
        <translation>Jede exportierte Datei nennt die Daten, das Modell und die Einstellungen, mit denen sie entstand.</translation>
    </message>
    <message>
        <source>Save the result</source>
        <translation>Ergebnis speichern</translation>
    </message>
    <message>
        <source>The result keeps the raw answers. The user guide (F1) explains everything in more detail.</source>
        <translation>Das Ergebnis bewahrt die unveränderten Antworten. Das Benutzerhandbuch (F1) erklärt alles ausführlicher.</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Pattern</source>
        <translation>Beugungsbild</translation>
    </message>
    <message>
        <source>Class probabilities</source>
        <translation>Klassenwahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>Abweichungen</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Bereinigung</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Beugungsbilder</translation>
    </message>
</context>
<context>
    <name>Workspaces</name>
    <message>
        <source>&amp;Inspect</source>
        <translation>&amp;Untersuchen</translation>
    </message>
    <message>
        <source>C&amp;ompare</source>
        <translation>Ver&amp;gleichen</translation>
    </message>
    <message>
        <source>E&amp;xplain</source>
        <translation>Erk&amp;lären</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::AccuracyCurve</name>
    <message>
        <source>Accuracy by condition</source>
        <translation>Genauigkeit je Bedingung</translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation>Genauigkeit (%)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::Autosave</name>
    <message>
        <source>Autosave</source>
        <translation>Automatische Sicherung</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to: a crash would lose what is not saved.</source>
        <translation>In den Ordner %1 lässt sich nicht schreiben: Bei einem Absturz ginge verloren, was nicht gespeichert ist.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Another window has restored this already.</source>
        <translation>Ein anderes Fenster hat dies bereits wiederhergestellt.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::CandidateModel</name>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Formel</translation>
    </message>
    <message>
        <source>Lattice</source>
        <translation>Gitter</translation>
    </message>
    <message>
        <source>Space group</source>
        <translation>Raumgruppe</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::CandidatesPage</name>
    <message>
        <source>Candidate phases</source>
        <translation>Mögliche Phasen</translation>
    </message>
    <message>
        <source>Which phases may be in the sample? A structure that is missing here will be taken for another one or for none.</source>
        <translation>Welche Phasen können in der Probe sein? Eine Struktur, die hier fehlt, wird für eine andere oder für keine gehalten.</translation>
    </message>
    <message>
        <source>Search: name, formula, space group</source>
        <translation>Suche: Name, Formel, Raumgruppe</translation>
    </message>
    <message>
        <source>Only of the elements, e.g. Fe, Cr, C</source>
        <translation>Nur aus den Elementen, z. B. Fe, Cr, C</translation>
    </message>
    <message>
        <source>Chosen only</source>
        <translation>Nur gewählte</translation>
    </message>
    <message>
        <source>Structures</source>
        <translation>Strukturen</translation>
    </message>
    <message>
        <source>Add CIF files…</source>
        <translation>CIF-Dateien hinzufügen …</translation>
    </message>
    <message>
        <source>Reading the structures…</source>
        <translation>Strukturen werden gelesen …</translation>
    </message>
    <message>
        <source>Read the structures</source>
        <translation>Strukturen lesen</translation>
    </message>
    <message>
        <source>The file also names %1, which the library does not hold; add CIF files for them.</source>
        <translation>Die Datei nennt auch %1, was die Bibliothek nicht enthält; fügen Sie dafür CIF-Dateien hinzu.</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>Keine gewählt</translation>
    </message>
    <message>
        <source>Add CIF files</source>
        <translation>CIF-Dateien hinzufügen</translation>
    </message>
    <message>
        <source>Crystal structures (*.cif);;All files (*)</source>
        <translation>Kristallstrukturen (*.cif);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Read CIF files</source>
        <translation>CIF-Dateien lesen</translation>
    </message>
    <message>
        <source>%1 chosen: %2</source>
        <translation>%1 gewählt: %2</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ClassPage</name>
    <message>
        <source>Counts for the space group</source>
        <translation>Zählt für die Raumgruppe</translation>
    </message>
    <message>
        <source>Space groups, pattern by pattern</source>
        <translation>Raumgruppen, Beugungsbild für Beugungsbild</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Beugungsbilder</translation>
    </message>
    <message>
        <source>Model for spot patterns</source>
        <translation>Modell für Punktbeugungsbilder</translation>
    </message>
    <message>
        <source>Zone axis of this pattern</source>
        <translation>Zonenachse dieses Beugungsbildes</translation>
    </message>
    <message>
        <source>Where the zone axis is known, the space group follows with fewer patterns</source>
        <translation>Wo die Zonenachse bekannt ist, ergibt sich die Raumgruppe aus weniger Beugungsbildern</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>&amp;Zone axis</source>
        <translation>&amp;Zonenachse</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>no model is installed</source>
        <translation>kein Modell ist installiert</translation>
    </message>
    <message>
        <source>Open model file…</source>
        <translation>Modelldatei öffnen …</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Models (*.safetensors);;All files (*)</source>
        <translation>Modelle (*.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Classes need a model for spot patterns. Choose one, or train it with &lt;tt&gt;kikuscope-cli saed train&lt;/tt&gt; and open its file.</source>
        <translation>Klassen erfordern ein Modell für Punktbeugungsbilder. Wählen Sie eines, oder trainieren Sie es mit &lt;tt&gt;kikuscope-cli saed train&lt;/tt&gt; und öffnen Sie seine Datei.</translation>
    </message>
    <message>
        <source>No pattern is chosen.</source>
        <translation>Kein Beugungsbild ist gewählt.</translation>
    </message>
    <message>
        <source>Not classified yet.</source>
        <translation>Noch nicht klassifiziert.</translation>
    </message>
    <message>
        <source>Class of this pattern: &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>Klasse dieses Beugungsbildes: &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Class of this pattern: &lt;b&gt;unknown&lt;/b&gt;; it is left out of the space group</source>
        <translation>Klasse dieses Beugungsbildes: &lt;b&gt;unbekannt&lt;/b&gt;; für die Raumgruppe zählt es nicht</translation>
    </message>
    <message>
        <source>Space group: no pattern counts yet</source>
        <translation>Raumgruppe: Noch zählt kein Beugungsbild</translation>
    </message>
    <message numerus="yes">
        <source>Space group from %n patterns of one crystal</source>
        <translation>
            <numerusform>Raumgruppe aus %n Beugungsbild eines Kristalls</numerusform>
            <numerusform>Raumgruppe aus %n Beugungsbildern eines Kristalls</numerusform>
        </translation>
    </message>
    <message>
        <source>Space groups whose spot patterns look the same: %1</source>
        <translation>Raumgruppen, deren Punktbeugungsbilder gleich aussehen: %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::CleanupView</name>
    <message>
        <source>&amp;Apply</source>
        <translation>An&amp;wenden</translation>
    </message>
    <message>
        <source>Back to &amp;raw</source>
        <translation>Zur &amp;Rohkarte</translation>
    </message>
    <message>
        <source>Pixels changed by: %1</source>
        <translation>Geänderte Pixel durch: %1</translation>
    </message>
    <message>
        <source>Least confidence</source>
        <translation>Mindestkonfidenz</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Passes of the majority filter</source>
        <translation>Durchgänge des Mehrheitsfilters</translation>
    </message>
    <message>
        <source> ×</source>
        <translation> ×</translation>
    </message>
    <message>
        <source>Smallest grain that stays</source>
        <translation>Kleinstes Korn, das bleibt</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Unknown pixels</source>
        <translation>Unbekannte Pixel</translation>
    </message>
    <message>
        <source>What the steps after the first do with unknown pixels</source>
        <translation>Was die Schritte nach dem ersten mit unbekannten Pixeln machen</translation>
    </message>
    <message>
        <source>stay unknown</source>
        <translation>bleiben unbekannt</translation>
    </message>
    <message>
        <source>are filled</source>
        <translation>werden gefüllt</translation>
    </message>
    <message>
        <source>count as a class</source>
        <translation>zählen als Klasse</translation>
    </message>
    <message>
        <source>Doubtful pixels are unknown</source>
        <translation>Zweifelhafte Pixel sind unbekannt</translation>
    </message>
    <message>
        <source>Pixels whose confidence lies below this become unknown</source>
        <translation>Pixel, deren Konfidenz darunter liegt, werden unbekannt</translation>
    </message>
    <message>
        <source>Majority filter</source>
        <translation>Mehrheitsfilter</translation>
    </message>
    <message>
        <source>A pixel takes the class that most of its 3 × 3 window has (on hexagonal grids itself and six neighbours)</source>
        <translation>Ein Pixel erhält die häufigste Klasse seines Fensters von 3 × 3 (auf hexagonalen Rastern: er selbst und sechs Nachbarn)</translation>
    </message>
    <message>
        <source>Absorb smaller grains than</source>
        <translation>Körner auflösen, kleiner als</translation>
    </message>
    <message>
        <source>Regions with fewer pixels take the class that most of their border touches</source>
        <translation>Bereiche mit weniger Pixeln erhalten die Klasse, an die ihr Rand am meisten grenzt</translation>
    </message>
    <message>
        <source>Answer grains as a whole</source>
        <translation>Körner als Ganzes benennen</translation>
    </message>
    <message>
        <source>The probabilities of all pixels of a grain are multiplied, and its pixels get the best class</source>
        <translation>Die Wahrscheinlichkeiten aller Pixel eines Korns werden multipliziert, und seine Pixel erhalten die beste Klasse</translation>
    </message>
    <message>
        <source>&amp;Unknown pixels</source>
        <translation>&amp;Unbekannte Pixel</translation>
    </message>
    <message>
        <source>Show the cleaned-up map instead; Edit &gt; Undo brings the other back</source>
        <translation>Stattdessen die bereinigte Karte zeigen; Bearbeiten &gt; Rückgängig holt die andere zurück</translation>
    </message>
    <message>
        <source>Show again what the network said</source>
        <translation>Wieder die Aussage des Netzes zeigen</translation>
    </message>
    <message>
        <source>Classify a scan first: its map can then be cleaned up.</source>
        <translation>Zuerst einen Scan klassifizieren: Seine Karte lässt sich dann bereinigen.</translation>
    </message>
    <message>
        <source>The map can be cleaned up when the classification is done.</source>
        <translation>Die Karte lässt sich bereinigen, sobald die Klassifikation fertig ist.</translation>
    </message>
    <message>
        <source>The map shown is cleaned up. Steps start from what the network said.</source>
        <translation>Die gezeigte Karte ist bereinigt. Die Schritte gehen von der Aussage des Netzes aus.</translation>
    </message>
    <message>
        <source>Choose steps; they run from top to bottom. What the network said is kept.</source>
        <translation>Schritte wählen; sie laufen von oben nach unten. Die Aussage des Netzes bleibt erhalten.</translation>
    </message>
    <message>
        <source>The pixels are counted…</source>
        <translation>Pixel werden gezählt …</translation>
    </message>
    <message>
        <source>Count pixels to clean up</source>
        <translation>Zu bereinigende Pixel zählen</translation>
    </message>
    <message>
        <source>%1 pixels</source>
        <translation>%1 Pixel</translation>
    </message>
    <message>
        <source>%1 of %2 pixels will differ from what the network said, which is kept.</source>
        <translation>%1 von %2 Pixeln werden von der Aussage des Netzes abweichen, die erhalten bleibt.</translation>
    </message>
    <message>
        <source>Clean up the map</source>
        <translation>Karte bereinigen</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Bereinigen</translation>
    </message>
    <message>
        <source>Take back the clean-up</source>
        <translation>Bereinigung zurücknehmen</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ComparisonTarget</name>
    <message>
        <source>What the network&apos;s map is compared with</source>
        <translation>Womit die Karte des Netzes verglichen wird</translation>
    </message>
    <message>
        <source>Network against ground truth</source>
        <translation>Netz gegen wahre Phasen</translation>
    </message>
    <message>
        <source>Network against reference</source>
        <translation>Netz gegen Referenz</translation>
    </message>
    <message>
        <source>Cleaned up against raw</source>
        <translation>Bereinigt gegen roh</translation>
    </message>
    <message>
        <source>Network against %1</source>
        <translation>Netz gegen %1</translation>
    </message>
    <message>
        <source>Network against another map…</source>
        <translation>Netz gegen andere Karte …</translation>
    </message>
    <message>
        <source>raw result</source>
        <translation>Rohergebnis</translation>
    </message>
    <message>
        <source>Compare with another map</source>
        <translation>Mit anderer Karte vergleichen</translation>
    </message>
    <message>
        <source>Maps (*.h5 *.ang *.ctf *.h5oina *.oh5 *.hdf5);;All files (*)</source>
        <translation>Karten (*.h5 *.ang *.ctf *.h5oina *.oh5 *.hdf5);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ConditionsPage</name>
    <message>
        <source>As in the open scan</source>
        <translation>Wie im geöffneten Scan</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Learn patterns in this geometry only; else those of any usual camera</source>
        <translation>Nur Beugungsbilder in dieser Geometrie lernen; sonst die jeder üblichen Kamera</translation>
    </message>
    <message>
        <source>Estimate from the patterns</source>
        <translation>Aus den Beugungsbildern schätzen</translation>
    </message>
    <message>
        <source>Find the pattern centre that makes patterns of the whole map match the candidates best</source>
        <translation>Das Musterzentrum suchen, mit dem Beugungsbilder der ganzen Karte am besten zu den Kandidaten passen</translation>
    </message>
    <message>
        <source> keV</source>
        <translation> keV</translation>
    </message>
    <message>
        <source>whole pattern</source>
        <translation>ganzes Bild</translation>
    </message>
    <message>
        <source>Radius of a circular screen as fraction of the shorter side; 0: the whole pattern</source>
        <translation>Radius eines runden Schirms als Anteil der kürzeren Seite; 0: das ganze Bild</translation>
    </message>
    <message>
        <source>Standard deviation of the noise relative to that of the diffraction signal</source>
        <translation>Standardabweichung des Rauschens relativ zu der des Beugungssignals</translation>
    </message>
    <message>
        <source>Pattern centre x</source>
        <translation>Musterzentrum x</translation>
    </message>
    <message>
        <source>Pattern centre y</source>
        <translation>Musterzentrum y</translation>
    </message>
    <message>
        <source>Pattern centre z</source>
        <translation>Musterzentrum z</translation>
    </message>
    <message>
        <source>From the left edge, in pattern widths (Bruker&apos;s convention)</source>
        <translation>Vom linken Rand, in Bildbreiten (Konvention von Bruker)</translation>
    </message>
    <message>
        <source>From the top edge, in pattern heights (Bruker&apos;s convention)</source>
        <translation>Vom oberen Rand, in Bildhöhen (Konvention von Bruker)</translation>
    </message>
    <message>
        <source>Distance of the screen, in pattern heights (Bruker&apos;s convention)</source>
        <translation>Abstand des Schirms, in Bildhöhen (Konvention von Bruker)</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Beugungsbilder</translation>
    </message>
    <message>
        <source>Beam energy</source>
        <translation>Strahlenergie</translation>
    </message>
    <message>
        <source>Pattern centre x, y, z</source>
        <translation>Musterzentrum x, y, z</translation>
    </message>
    <message>
        <source>Screen radius</source>
        <translation>Schirmradius</translation>
    </message>
    <message>
        <source>Noise / signal up to</source>
        <translation>Rauschen / Signal bis</translation>
    </message>
    <message>
        <source>Measured from the scan. Correct what you know better.</source>
        <translation>Am Scan gemessen. Verbessern Sie, was Sie genauer wissen.</translation>
    </message>
    <message>
        <source>What the patterns will be like that the classifier is for.</source>
        <translation>Wie die Beugungsbilder sein werden, für die der Klassifikator gedacht ist.</translation>
    </message>
    <message>
        <source>Looking at the patterns…</source>
        <translation>Beugungsbilder werden angesehen …</translation>
    </message>
    <message>
        <source>Measure the conditions</source>
        <translation>Bedingungen messen</translation>
    </message>
    <message>
        <source>The file does not say the pattern centre: estimate it, or type it in.</source>
        <translation>Die Datei nennt kein Musterzentrum: Schätzen Sie es, oder tragen Sie es ein.</translation>
    </message>
    <message>
        <source>%1 × %2 px%3</source>
        <translation>%1 × %2 px%3</translation>
    </message>
    <message>
        <source>, static background in the file</source>
        <translation>, statischer Untergrund in der Datei</translation>
    </message>
    <message>
        <source>Estimate the pattern centre</source>
        <translation>Musterzentrum schätzen</translation>
    </message>
    <message>
        <source>Stop estimating</source>
        <translation>Schätzen anhalten</translation>
    </message>
    <message>
        <source>Waiting for the running computation…</source>
        <translation>Wartet auf die laufende Berechnung …</translation>
    </message>
    <message>
        <source>mean score of %1 patterns %2 → %3</source>
        <translation>mittlere Korrelation von %1 Beugungsbildern %2 → %3</translation>
    </message>
    <message>
        <source>Estimated: x ± %1, y ± %2, z ± %3; %4</source>
        <translation>Geschätzt: x ± %1, y ± %2, z ± %3; %4</translation>
    </message>
    <message>
        <source>Estimated; %1</source>
        <translation>Geschätzt; %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ConfusionModel</name>
    <message>
        <source>not indexed</source>
        <translation>nicht indiziert</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 in the reference, %2 by the network: %3 pixels, %4 % of the row, %5 % of the column</source>
        <translation>%1 laut Referenz, %2 laut Netz: %3 Pixel, %4 % der Zeile, %5 % der Spalte</translation>
    </message>
    <message>
        <source>Precision %</source>
        <translation>Präzision %</translation>
    </message>
    <message>
        <source>Recall %</source>
        <translation>Trefferquote %</translation>
    </message>
    <message>
        <source>%1 in truth, %2 by the network: %3 images, %4 % of the row, %5 % of the column</source>
        <translation>In Wahrheit %1, nach dem Netz %2: %3 Bilder, %4 % der Zeile, %5 % der Spalte</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ConfusionView</name>
    <message>
        <source>Unit of the cells</source>
        <translation>Einheit der Zellen</translation>
    </message>
    <message>
        <source>% of row</source>
        <translation>% der Zeile</translation>
    </message>
    <message>
        <source>% of column</source>
        <translation>% der Spalte</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Confusion matrix: reference down, network across</source>
        <translation>Konfusionsmatrix: Referenz in Zeilen, Netz in Spalten</translation>
    </message>
    <message>
        <source>The maps are compared when the classification is done.</source>
        <translation>Die Karten werden verglichen, sobald die Klassifikation fertig ist.</translation>
    </message>
    <message>
        <source>Classify a scan that has a reference map, to see where both agree.</source>
        <translation>Klassifizieren Sie einen Scan mit Referenzkarte, um zu sehen, wo beide übereinstimmen.</translation>
    </message>
    <message>
        <source>Open a reference map to compare the result with.</source>
        <translation>Öffnen Sie eine Referenzkarte, um das Ergebnis damit zu vergleichen.</translation>
    </message>
    <message>
        <source>Select pixels</source>
        <translation>Pixel auswählen</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 Zellen</translation>
    </message>
    <message>
        <source>%1 in the reference, %2 by the network</source>
        <translation>%1 laut Referenz, %2 laut Netz</translation>
    </message>
    <message>
        <source>%1 pixels selected: %2</source>
        <translation>%1 Pixel ausgewählt: %2</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>Save confusion matrix</source>
        <translation>Konfusionsmatrix speichern</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV-Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Precision, recall, F1 and Jaccard with 95 % intervals</source>
        <translation>Präzision, Trefferquote, F1 und Jaccard mit 95-%-Intervallen</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Save the matrix: counts as CSV, figure as PNG or SVG, tables for LaTeX</source>
        <translation>Die Matrix speichern: Anzahlen als CSV, Abbildung als PNG oder SVG, Tabellen für LaTeX</translation>
    </message>
    <message>
        <source>Accuracy %1 % (95 % interval %2–%3 %), κ %4 (%5–%6). Click a cell to see its pixels in every map.</source>
        <translation>Genauigkeit %1 % (95-%-Intervall %2–%3 %), κ %4 (%5–%6). Ein Klick auf eine Zelle zeigt ihre Pixel in jeder Karte.</translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>SVG drawings (*.svg)</source>
        <translation>SVG-Zeichnungen (*.svg)</translation>
    </message>
    <message>
        <source>LaTeX tables (*.tex)</source>
        <translation>LaTeX-Tabellen (*.tex)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::DisagreementModel</name>
    <message>
        <source>not indexed</source>
        <translation>nicht indiziert</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 in the reference, %2 by the network; %3 pixels, mean confidence %4 %; rows %5–%6, columns %7–%8</source>
        <translation>%1 laut Referenz, %2 laut Netz; %3 Pixel, mittlere Konfidenz %4 %; Zeilen %5–%6, Spalten %7–%8</translation>
    </message>
    <message>
        <source>%1, looked at</source>
        <translation>%1, angesehen</translation>
    </message>
    <message>
        <source>By pixels that the tolerance does not excuse, times their mean confidence</source>
        <translation>Nach den Pixeln, die die Toleranz nicht entschuldigt, mal ihrer mittleren Konfidenz</translation>
    </message>
    <message>
        <source>Mean confidence of the network in these pixels, in percent</source>
        <translation>Mittlere Konfidenz des Netzes in diesen Pixeln, in Prozent</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Conf. %</source>
        <translation>Konf. %</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::DisagreementView</name>
    <message>
        <source>also unknown</source>
        <translation>auch unbekannte</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>The region before  (Shift+F8)</source>
        <translation>Der vorige Bereich  (Umschalt+F8)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>The next region  (F8, or Enter in the list)</source>
        <translation>Der nächste Bereich  (F8, oder Eingabetaste in der Liste)</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>How far a boundary may be shifted without being an error</source>
        <translation>Wie weit eine Grenze verschoben sein darf, ohne ein Fehler zu sein</translation>
    </message>
    <message>
        <source>List regions too that one of the maps leaves unknown or not indexed</source>
        <translation>Auch Bereiche auflisten, die eine der Karten unbekannt oder nicht indiziert lässt</translation>
    </message>
    <message>
        <source>Overlap of every phase in both maps</source>
        <translation>Überdeckung jeder Phase in beiden Karten</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Jaccard %</source>
        <translation>Jaccard %</translation>
    </message>
    <message>
        <source>Boundary F1 %</source>
        <translation>Grenz-F1 %</translation>
    </message>
    <message>
        <source>Pixels of the phase in both maps over those in either, with 95 % interval</source>
        <translation>Pixel der Phase in beiden Karten geteilt durch die in mindestens einer, mit 95-%-Intervall</translation>
    </message>
    <message>
        <source>A pixel counts as right where the other map has the same phase within the tolerance</source>
        <translation>Ein Pixel zählt als richtig, wo die andere Karte innerhalb der Toleranz dieselbe Phase hat</translation>
    </message>
    <message>
        <source>Regions in which the maps disagree, what matters most first</source>
        <translation>Bereiche, in denen die Karten abweichen, die wichtigsten zuerst</translation>
    </message>
    <message>
        <source>&amp;Tolerance</source>
        <translation>&amp;Toleranz</translation>
    </message>
    <message>
        <source>Find disagreements</source>
        <translation>Abweichungen suchen</translation>
    </message>
    <message>
        <source>Precision %1 %, recall %2 %</source>
        <translation>Präzision %1 %, Trefferquote %2 %</translation>
    </message>
    <message>
        <source>Select pixels</source>
        <translation>Pixel auswählen</translation>
    </message>
    <message>
        <source>%1 in the reference, %2 by the network</source>
        <translation>%1 laut Referenz, %2 laut Netz</translation>
    </message>
    <message>
        <source>The maps are compared…</source>
        <translation>Karten werden verglichen …</translation>
    </message>
    <message>
        <source>Classify a scan that has a reference map, to see where both disagree.</source>
        <translation>Einen Scan mit Referenzkarte klassifizieren, um zu sehen, wo beide abweichen.</translation>
    </message>
    <message>
        <source>Open a reference map to compare the result with.</source>
        <translation>Eine Referenzkarte öffnen, um das Ergebnis damit zu vergleichen.</translation>
    </message>
    <message>
        <source>Agreement %1 %, with boundaries shifted by up to %2 px forgiven %3 %; κ %4 (%5–%6).</source>
        <translation>Übereinstimmung %1 %; werden um bis zu %2 px verschobene Grenzen verziehen, %3 %; κ %4 (%5–%6).</translation>
    </message>
    <message>
        <source>The maps disagree nowhere beyond the tolerance.</source>
        <translation>Die Karten weichen nirgends über die Toleranz hinaus ab.</translation>
    </message>
    <message>
        <source>%1 regions, the first %2 are listed; %3 looked at. Enter goes to the next.</source>
        <translation>%1 Bereiche, die ersten %2 sind aufgelistet; %3 angesehen. Die Eingabetaste geht zum nächsten.</translation>
    </message>
    <message>
        <source>%1 regions, %2 looked at. Enter goes to the next.</source>
        <translation>%1 Bereiche, %2 angesehen. Die Eingabetaste geht zum nächsten.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ExplainView</name>
    <message>
        <source>Heat of the pattern at the crosshair</source>
        <translation>Relevanz im Beugungsbild am Fadenkreuz</translation>
    </message>
    <message>
        <source>Heat to compare with</source>
        <translation>Relevanz zum Vergleich</translation>
    </message>
    <message>
        <source>Class to explain</source>
        <translation>Zu erklärende Klasse</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>Grad-CAM++</source>
        <translation>Grad-CAM++</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>Verdeckung</translation>
    </message>
    <message>
        <source>Stage of the network: earlier ones are finer but know less</source>
        <translation>Stufe des Netzes: frühere sind feiner, wissen aber weniger</translation>
    </message>
    <message>
        <source>Colours of the heat</source>
        <translation>Farben der Relevanz</translation>
    </message>
    <message>
        <source>Opacity of the heat</source>
        <translation>Deckkraft der Relevanz</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Bänder</translation>
    </message>
    <message>
        <source>Draw Kikuchi bands and zone axes with their Miller indices, where the reference knows the orientation</source>
        <translation>Kikuchi-Bänder und Zonenachsen mit Millerschen Indizes zeichnen, wo die Referenz die Orientierung kennt</translation>
    </message>
    <message>
        <source>Class of the second panel</source>
        <translation>Klasse des zweiten Bildes</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Keep this pixel in the second panel</source>
        <translation>Diesen Pixel im zweiten Bild behalten</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Mean heat of the selected pixels, in the second panel</source>
        <translation>Mittlere Relevanz der ausgewählten Pixel, im zweiten Bild</translation>
    </message>
    <message>
        <source>PNG…</source>
        <translation>PNG …</translation>
    </message>
    <message>
        <source>Save the panels as a picture</source>
        <translation>Die Ansichten als Bild speichern</translation>
    </message>
    <message>
        <source>No second panel</source>
        <translation>Kein zweites Bild</translation>
    </message>
    <message>
        <source>Model&apos;s answer</source>
        <translation>Antwort des Modells</translation>
    </message>
    <message>
        <source>Last stage</source>
        <translation>Letzte Stufe</translation>
    </message>
    <message>
        <source>Stage %1</source>
        <translation>Stufe %1</translation>
    </message>
    <message>
        <source>Explain the pattern</source>
        <translation>Beugungsbild erklären</translation>
    </message>
    <message>
        <source>%1, %2 %</source>
        <translation>%1, %2 %</translation>
    </message>
    <message>
        <source>nothing speaks for it</source>
        <translation>nichts spricht dafür</translation>
    </message>
    <message>
        <source>row %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>This file holds no patterns.</source>
        <translation>Diese Datei enthält keine Beugungsbilder.</translation>
    </message>
    <message>
        <source>No pattern here.</source>
        <translation>Hier ist kein Beugungsbild.</translation>
    </message>
    <message>
        <source>Choose a model to see what it looks at.</source>
        <translation>Ein Modell wählen, um zu sehen, worauf es achtet.</translation>
    </message>
    <message>
        <source>No bands: the reference has no orientation here.</source>
        <translation>Keine Bänder: Die Referenz hat hier keine Orientierung.</translation>
    </message>
    <message>
        <source>No bands: the file does not say the pattern centre.</source>
        <translation>Keine Bänder: Die Datei nennt kein Musterzentrum.</translation>
    </message>
    <message>
        <source>No bands: cell or symmetry of %1 are not known.</source>
        <translation>Keine Bänder: Zelle oder Symmetrie von %1 ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Bands of %1 in the orientation of the reference</source>
        <translation>Bänder von %1 in der Orientierung der Referenz</translation>
    </message>
    <message>
        <source>Bands of %1 by lattice spacing: its atoms are not known</source>
        <translation>Bänder von %1 nach Netzebenenabstand: Die Atome sind nicht bekannt</translation>
    </message>
    <message>
        <source>Heat relative to its peak; what it says is how this model decides.</source>
        <translation>Relevanz relativ zum Höchstwert; sie zeigt, wie dieses Modell entscheidet.</translation>
    </message>
    <message>
        <source>Mean heat of the selection</source>
        <translation>Mittlere Relevanz der Auswahl</translation>
    </message>
    <message>
        <source>patterns</source>
        <translation>Beugungsbilder</translation>
    </message>
    <message>
        <source>model&apos;s answers</source>
        <translation>Antworten des Modells</translation>
    </message>
    <message>
        <source>Mean of %1 of %2 selected · %3, %4 %</source>
        <translation>Mittel aus %1 von %2 ausgewählten · %3, %4 %</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>Save heat maps</source>
        <translation>Relevanzkarten speichern</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Mean by crystal direction</source>
        <translation>Mittel nach Kristallrichtung</translation>
    </message>
    <message>
        <source>Aligned by the orientations of the reference, for the commonest phase of the selection</source>
        <translation>Nach den Orientierungen der Referenz ausgerichtet, für die häufigste Phase der Auswahl</translation>
    </message>
    <message>
        <source>%1 patterns of %2 by crystal direction · %3</source>
        <translation>%1 Beugungsbilder von %2 nach Kristallrichtung · %3</translation>
    </message>
    <message>
        <source>This model needs the pattern centre: Analyse &gt; Pattern centre.</source>
        <translation>Dieses Modell braucht das Musterzentrum: Auswertung &gt; Musterzentrum.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::FigureComposer</name>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation>SVG (*.svg)</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>TIFF image (*.tiff *.tif)</source>
        <translation>TIFF-Bild (*.tiff *.tif)</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Abbildung</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Figures of the project; type a name to keep another one</source>
        <translation>Abbildungen des Projekts; einen Namen eingeben, um eine weitere zu behalten</translation>
    </message>
    <message>
        <source>Keep the figure with the project, under this name</source>
        <translation>Die Abbildung unter diesem Namen im Projekt behalten</translation>
    </message>
    <message>
        <source>Take the figure of this name out of the project</source>
        <translation>Die Abbildung dieses Namens aus dem Projekt nehmen</translation>
    </message>
    <message>
        <source>Write the figure as PDF, SVG, PNG or TIFF</source>
        <translation>Die Abbildung als PDF, SVG, PNG oder TIFF schreiben</translation>
    </message>
    <message>
        <source>Copy the figure to the clipboard, as picture and SVG</source>
        <translation>Die Abbildung als Bild und SVG in die Zwischenablage kopieren</translation>
    </message>
    <message>
        <source>The figure %1</source>
        <translation>Die Abbildung %1</translation>
    </message>
    <message>
        <source>Figure %1</source>
        <translation>Abbildung %1</translation>
    </message>
    <message>
        <source>Add a panel: a map, an image or a pattern.</source>
        <translation>Ein Teilbild hinzufügen: eine Karte, ein Bild oder ein Beugungsbild.</translation>
    </message>
    <message>
        <source>Not reproducible: %1.</source>
        <translation>Nicht reproduzierbar: %1.</translation>
    </message>
    <message>
        <source>Export the figure</source>
        <translation>Abbildung exportieren</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>Abbildung</translation>
    </message>
    <message>
        <source>Not reproducible</source>
        <translation>Nicht reproduzierbar</translation>
    </message>
    <message>
        <source>The figure could not be made again: %1.</source>
        <translation>Die Abbildung ließe sich nicht erneut erzeugen: %1.</translation>
    </message>
    <message>
        <source>What it shows is right, but its description says that it cannot be reproduced.</source>
        <translation>Was sie zeigt, ist richtig, aber ihre Beschreibung sagt, dass sie nicht reproduzierbar ist.</translation>
    </message>
    <message>
        <source>Save the result first…</source>
        <translation>Zuerst das Ergebnis speichern …</translation>
    </message>
    <message>
        <source>Export anyway</source>
        <translation>Trotzdem exportieren</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::FigureForm</name>
    <message>
        <source>One column</source>
        <translation>Einspaltig</translation>
    </message>
    <message>
        <source>Two columns</source>
        <translation>Zweispaltig</translation>
    </message>
    <message>
        <source>Elsevier, one column</source>
        <translation>Elsevier, einspaltig</translation>
    </message>
    <message>
        <source>Elsevier, two columns</source>
        <translation>Elsevier, zweispaltig</translation>
    </message>
    <message>
        <source>Nature, one column</source>
        <translation>Nature, einspaltig</translation>
    </message>
    <message>
        <source>Nature, two columns</source>
        <translation>Nature, zweispaltig</translation>
    </message>
    <message>
        <source>Springer, one column</source>
        <translation>Springer, einspaltig</translation>
    </message>
    <message>
        <source>Springer, two columns</source>
        <translation>Springer, zweispaltig</translation>
    </message>
    <message>
        <source>ACS, one column</source>
        <translation>ACS, einspaltig</translation>
    </message>
    <message>
        <source>ACS, two columns</source>
        <translation>ACS, zweispaltig</translation>
    </message>
    <message>
        <source>Slide or screen</source>
        <translation>Folie oder Bildschirm</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>Eigene Größe</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Zeitschrift</translation>
    </message>
    <message>
        <source>Sets width, dpi and sizes of type</source>
        <translation>Legt Breite, dpi und Schriftgrößen fest</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>Rows x columns, as 1x3, or panels per row, as 2+3</source>
        <translation>Zeilen x Spalten, z. B. 1x3, oder Teilbilder je Zeile, z. B. 2+3</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>Of PNG and TIFF; PDF and SVG have none</source>
        <translation>Von PNG und TIFF; PDF und SVG haben keine</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Schriftart</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Buchstaben</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>Panel letters</source>
        <translation>Buchstaben der Teilbilder</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>one below all</source>
        <translation>eine unter allen</translation>
    </message>
    <message>
        <source>below each panel</source>
        <translation>unter jedem Teilbild</translation>
    </message>
    <message>
        <source>Scale bar</source>
        <translation>Maßstab</translation>
    </message>
    <message>
        <source>in each panel</source>
        <translation>in jedem Teilbild</translation>
    </message>
    <message>
        <source>in the first panel</source>
        <translation>im ersten Teilbild</translation>
    </message>
    <message>
        <source>Area fractions in the legend</source>
        <translation>Flächenanteile in der Legende</translation>
    </message>
    <message>
        <source>Where each panel has its own legend</source>
        <translation>Wo jedes Teilbild seine eigene Legende hat</translation>
    </message>
    <message>
        <source>Colour bars and keys</source>
        <translation>Farbskalen und Farbschlüssel</translation>
    </message>
    <message>
        <source>A B C</source>
        <translation>A B C</translation>
    </message>
    <message>
        <source>a b c</source>
        <translation>a b c</translation>
    </message>
    <message>
        <source>(a) (b) (c)</source>
        <translation>(a) (b) (c)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::FigurePreview</name>
    <message>
        <source>Preview of the figure</source>
        <translation>Vorschau der Abbildung</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 mm</translation>
    </message>
    <message>
        <source>The figure is being drawn.</source>
        <translation>Die Abbildung wird gezeichnet.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::GalleryModel</name>
    <message>
        <source>row %1, column %2: %3</source>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>Read thumbnails</source>
        <translation>Vorschaubilder lesen</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::GalleryView</name>
    <message>
        <source>Order of the patterns</source>
        <translation>Reihenfolge der Beugungsbilder</translation>
    </message>
    <message>
        <source>Least confident</source>
        <translation>Geringste Konfidenz</translation>
    </message>
    <message>
        <source>Most entropy</source>
        <translation>Höchste Entropie</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>As in the map</source>
        <translation>Wie in der Karte</translation>
    </message>
    <message>
        <source>Patterns of the selection</source>
        <translation>Beugungsbilder der Auswahl</translation>
    </message>
    <message>
        <source>Training set</source>
        <translation>Trainingssatz</translation>
    </message>
    <message>
        <source>Labels are saved as a training set that fine-tuning reads</source>
        <translation>Benennungen werden als Trainingssatz gespeichert, den die Feinabstimmung liest</translation>
    </message>
    <message>
        <source>The network is right</source>
        <translation>Das Netz hat recht</translation>
    </message>
    <message>
        <source>✓</source>
        <translation>✓</translation>
    </message>
    <message>
        <source>The network is wrong</source>
        <translation>Das Netz irrt</translation>
    </message>
    <message>
        <source>✗</source>
        <translation>✗</translation>
    </message>
    <message>
        <source>mark as wrong</source>
        <translation>als falsch markieren</translation>
    </message>
    <message>
        <source>Exclude from training</source>
        <translation>Vom Training ausschließen</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>exclude patterns</source>
        <translation>Beugungsbilder ausschließen</translation>
    </message>
    <message>
        <source>Label as…</source>
        <translation>Benennen als …</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>Benennen …</translation>
    </message>
    <message>
        <source>Remove labels</source>
        <translation>Benennungen entfernen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>remove labels</source>
        <translation>Benennungen entfernen</translation>
    </message>
    <message>
        <source>Save labels as a training set…</source>
        <translation>Benennungen als Trainingssatz speichern …</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Open labels…</source>
        <translation>Benennungen öffnen …</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>This file holds no patterns.</source>
        <translation>Diese Datei enthält keine Beugungsbilder.</translation>
    </message>
    <message>
        <source>Patterns are listed when the classification is done.</source>
        <translation>Die Beugungsbilder werden aufgelistet, sobald die Klassifikation fertig ist.</translation>
    </message>
    <message>
        <source>Select pixels, or click a cell of the comparison, to see their patterns.</source>
        <translation>Pixel auswählen oder eine Zelle des Vergleichs anklicken, um die Beugungsbilder zu sehen.</translation>
    </message>
    <message>
        <source>List patterns</source>
        <translation>Beugungsbilder auflisten</translation>
    </message>
    <message>
        <source>%1 patterns</source>
        <translation>%1 Beugungsbilder</translation>
    </message>
    <message>
        <source>%1 labelled for training, %2 wrong or excluded</source>
        <translation>%1 fürs Training benannt, %2 falsch oder ausgeschlossen</translation>
    </message>
    <message>
        <source>mark as right</source>
        <translation>als richtig markieren</translation>
    </message>
    <message>
        <source>label as %1</source>
        <translation>als %1 benennen</translation>
    </message>
    <message>
        <source>Label patterns</source>
        <translation>Beugungsbilder benennen</translation>
    </message>
    <message>
        <source>Class of the chosen patterns:</source>
        <translation>Klasse der gewählten Beugungsbilder:</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>open labels</source>
        <translation>Benennungen öffnen</translation>
    </message>
    <message>
        <source>Save training set</source>
        <translation>Trainingssatz speichern</translation>
    </message>
    <message>
        <source>Labels (*.csv)</source>
        <translation>Benennungen (*.csv)</translation>
    </message>
    <message>
        <source>Open labels</source>
        <translation>Benennungen öffnen</translation>
    </message>
    <message>
        <source>Labels (*.csv *.json)</source>
        <translation>Benennungen (*.csv *.json)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::GoalPage</name>
    <message>
        <source>Train for &amp;this map</source>
        <translation>Für &amp;diese Karte trainieren</translation>
    </message>
    <message>
        <source>&amp;Classifier from structures</source>
        <translation>&amp;Klassifikator aus Strukturen</translation>
    </message>
    <message>
        <source>What for?</source>
        <translation>Wofür?</translation>
    </message>
    <message>
        <source>The open scan exists in memory only.</source>
        <translation>Der geöffnete Scan steht nur im Speicher.</translation>
    </message>
    <message>
        <source>Open a scan with patterns for that.</source>
        <translation>Öffnen Sie dafür einen Scan mit Beugungsbildern.</translation>
    </message>
    <message>
        <source>Some patterns of the open map are matched with simulations of the candidate phases, which is slow but right on recorded patterns. A network learns from them, is checked on other regions of the map, and maps it if it agrees; else matching does.</source>
        <translation>Einige Beugungsbilder der geöffneten Karte werden mit Simulationen der möglichen Phasen abgeglichen; das ist langsam, aber auf aufgenommenen Bildern richtig. Ein Netz lernt davon, wird in anderen Bereichen der Karte geprüft und kartiert sie, wenn es übereinstimmt; sonst kartiert der Abgleich.</translation>
    </message>
    <message>
        <source>A network learns simulated patterns of chosen structures, for any scan. Recorded patterns look different: check it before you trust it.</source>
        <translation>Ein Netz lernt simulierte Beugungsbilder gewählter Strukturen, für beliebige Scans. Aufgenommene sehen anders aus: Prüfen Sie es, bevor Sie ihm trauen.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Network of %1</source>
        <translation>Netz für %1</translation>
    </message>
    <message>
        <source>My classifier</source>
        <translation>Mein Klassifikator</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::GrainBoundaries</name>
    <message>
        <source>Find grain boundaries</source>
        <translation>Korngrenzen suchen</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::GroupsPage</name>
    <message>
        <source>Make one class of those that cannot be told apart</source>
        <translation>Nicht unterscheidbare zu einer Klasse machen</translation>
    </message>
    <message>
        <source>Can they be told apart?</source>
        <translation>Sind sie unterscheidbar?</translation>
    </message>
    <message>
        <source>Patterns of every candidate are simulated at these conditions and matched with all others. You need not wait for it.</source>
        <translation>Beugungsbilder jedes Kandidaten werden unter diesen Bedingungen simuliert und mit allen anderen abgeglichen. Sie müssen nicht darauf warten.</translation>
    </message>
    <message>
        <source>Waiting for the running computation…</source>
        <translation>Wartet auf die laufende Berechnung …</translation>
    </message>
    <message>
        <source>Compare the candidates</source>
        <translation>Kandidaten vergleichen</translation>
    </message>
    <message>
        <source>Not examined.</source>
        <translation>Nicht untersucht.</translation>
    </message>
    <message>
        <source>All candidates can be told apart.</source>
        <translation>Alle Kandidaten sind unterscheidbar.</translation>
    </message>
    <message>
        <source>These cannot be told apart with the uncertainty of the pattern centre (±1 %):</source>
        <translation>Diese sind bei der Unsicherheit des Musterzentrums (±1 %) nicht unterscheidbar:</translation>
    </message>
    <message>
        <source>Each line becomes one class of the map.</source>
        <translation>Jede Zeile wird eine Klasse der Karte.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::HeatBar</name>
    <message>
        <source>Colours of the heat, from 0 to 1</source>
        <translation>Farben der Relevanz, von 0 bis 1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::HelpBrowser</name>
    <message>
        <source>User guide</source>
        <translation>Benutzerhandbuch</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search in the user guide</source>
        <translation>Im Benutzerhandbuch suchen</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::InfoView</name>
    <message>
        <source>Properties of the scan</source>
        <translation>Eigenschaften des Scans</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>simulated, not measured</source>
        <translation>simuliert, nicht gemessen</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>%1 rows × %2 columns, %3</source>
        <translation>%1 Zeilen × %2 Spalten, %3</translation>
    </message>
    <message>
        <source>square</source>
        <translation>quadratisch</translation>
    </message>
    <message>
        <source>hexagonal</source>
        <translation>hexagonal</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>%1 µm</source>
        <translation>%1 µm</translation>
    </message>
    <message>
        <source>%1 × %2 µm</source>
        <translation>%1 × %2 µm</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Beugungsbilder</translation>
    </message>
    <message>
        <source>%1 × %2 px, %3</source>
        <translation>%1 × %2 px, %3</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>Wahre Phasen</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Phase %1</source>
        <translation>Phase %1</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Detektor</translation>
    </message>
    <message>
        <source>Pattern centre (Bruker)</source>
        <translation>Musterzentrum (Bruker)</translation>
    </message>
    <message>
        <source>x %1, y %2, z %3</source>
        <translation>x %1, y %2, z %3</translation>
    </message>
    <message>
        <source>Sample tilt</source>
        <translation>Probenkippung</translation>
    </message>
    <message>
        <source>%1°</source>
        <translation>%1°</translation>
    </message>
    <message>
        <source>Detector tilt</source>
        <translation>Detektorkippung</translation>
    </message>
    <message>
        <source>Beam energy</source>
        <translation>Strahlenergie</translation>
    </message>
    <message>
        <source>%1 keV</source>
        <translation>%1 keV</translation>
    </message>
    <message>
        <source>Working distance</source>
        <translation>Arbeitsabstand</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>What the reader had to choose</source>
        <translation>Was beim Lesen gewählt werden musste</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>%1 × %1 px</source>
        <translation>%1 × %1 px</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Metadata of the file</source>
        <translation>Metadaten der Datei</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::InputStrip</name>
    <message>
        <source>What the network sees</source>
        <translation>Was das Netz sieht</translation>
    </message>
    <message>
        <source>%1, %2 × %2 px after preprocessing</source>
        <translation>%1, %2 × %2 px nach der Vorverarbeitung</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::JobRow</name>
    <message>
        <source>Progress of %1</source>
        <translation>Fortschritt von %1</translation>
    </message>
    <message>
        <source>Stop this job; what is done stays</source>
        <translation>Diesen Auftrag anhalten; Fertiges bleibt</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>%1 anhalten</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::JobRunner</name>
    <message>
        <source>There is not enough memory for this; close other scans or choose a smaller one.</source>
        <translation>Dafür reicht der Speicher nicht; schließen Sie andere Scans oder wählen Sie einen kleineren.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Im Programm ist etwas schiefgegangen.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::JobsPanel</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>fertig in %1</translation>
    </message>
    <message>
        <source>stopped after %1</source>
        <translation>angehalten nach %1</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1 von %2 %3</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <translation>%1 %2/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>No jobs yet.</source>
        <translation>Noch keine Aufträge.</translation>
    </message>
    <message>
        <source>stopped after %1: %2</source>
        <translation>angehalten nach %1: %2</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::LatticePage</name>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Hexagonal</source>
        <translation>Hexagonal</translation>
    </message>
    <message>
        <source>Parallelogram</source>
        <translation>Parallelogramm</translation>
    </message>
    <message>
        <source>From the structure</source>
        <translation>Aus der Struktur</translation>
    </message>
    <message>
        <source>Vectors of the lattice</source>
        <translation>Gittervektoren</translation>
    </message>
    <message>
        <source>Vector</source>
        <translation>Vektor</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>±</source>
        <translation>±</translation>
    </message>
    <message>
        <source>angle / °</source>
        <translation>Winkel / °</translation>
    </message>
    <message>
        <source>d / Å</source>
        <translation>d / Å</translation>
    </message>
    <message>
        <source>Spots</source>
        <translation>Reflexe</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>azimuth / °</source>
        <translation>Azimut / °</translation>
    </message>
    <message>
        <source>Camera constant</source>
        <translation>Kamerakonstante</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Distance of a spot from the centre times its lattice spacing</source>
        <translation>Abstand eines Reflexes vom Zentrum mal seinem Netzebenenabstand</translation>
    </message>
    <message>
        <source>Unit of the camera constant</source>
        <translation>Einheit der Kamerakonstante</translation>
    </message>
    <message>
        <source>Take the camera constant with which the chosen structure and zone axis fit</source>
        <translation>Die Kamerakonstante übernehmen, mit der die gewählte Struktur und Zonenachse passen</translation>
    </message>
    <message>
        <source>&amp;Camera constant</source>
        <translation>&amp;Kamerakonstante</translation>
    </message>
    <message>
        <source>Open a spot pattern to measure it.</source>
        <translation>Öffnen Sie ein Punktbeugungsbild, um es zu vermessen.</translation>
    </message>
    <message>
        <source>centre %1, %2 px</source>
        <translation>Zentrum %1, %2 px</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Wird vermessen …</translation>
    </message>
    <message numerus="yes">
        <source>%n spots, but no lattice of them: rings, a single row, or too few; %1</source>
        <translation>
            <numerusform>%n Reflex, aber kein Gitter daraus: Ringe, eine einzelne Reihe oder zu wenige; %1</numerusform>
            <numerusform>%n Reflexe, aber kein Gitter daraus: Ringe, eine einzelne Reihe oder zu wenige; %1</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;, ratio %2, angle %3° ± %4°; %5 of %6 spots within %7 px, %8</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;, Verhältnis %2, Winkel %3° ± %4°; %5 von %6 Reflexen innerhalb von %7 px, %8</translation>
    </message>
    <message>
        <source>I / %</source>
        <translation>I / %</translation>
    </message>
    <message>
        <source>Å·px</source>
        <translation>Å·px</translation>
    </message>
    <message>
        <source>nm·px</source>
        <translation>nm·px</translation>
    </message>
    <message>
        <source>Intensity by the strongest diffracted spot; with a star: saturated, the true one is larger</source>
        <translation>Intensität, bezogen auf den stärksten gebeugten Reflex; mit Stern: gesättigt, die wahre ist größer</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::LegendView</name>
    <message>
        <source>%1 pixels</source>
        <translation>%1 Pixel</translation>
    </message>
    <message>
        <source>Phases with colours and area fractions</source>
        <translation>Phasen mit Farben und Flächenanteilen</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Symmetry</source>
        <translation>Symmetrie</translation>
    </message>
    <message>
        <source>Network %</source>
        <translation>Netz %</translation>
    </message>
    <message>
        <source>Truth %</source>
        <translation>Wahr %</translation>
    </message>
    <message>
        <source>Reference %</source>
        <translation>Referenz %</translation>
    </message>
    <message>
        <source>Network: share of all measured points; in brackets of the indexed ones</source>
        <translation>Netz: Anteil an allen gemessenen Punkten; in Klammern an den indizierten</translation>
    </message>
    <message>
        <source>Ground truth: share of all measured points; in brackets of the indexed ones</source>
        <translation>Wahre Phasen: Anteil an allen gemessenen Punkten; in Klammern an den indizierten</translation>
    </message>
    <message>
        <source>Reference: share of all measured points; in brackets of the indexed ones</source>
        <translation>Referenz: Anteil an allen gemessenen Punkten; in Klammern an den indizierten</translation>
    </message>
    <message>
        <source>not indexed</source>
        <translation>nicht indiziert</translation>
    </message>
    <message>
        <source>Agrees with the ground truth in &lt;b&gt;%1 %&lt;/b&gt; of %2 pixels (95 % interval %3–%4 %)</source>
        <translation>Stimmt in &lt;b&gt;%1 %&lt;/b&gt; von %2 Pixeln mit den wahren Phasen überein (95-%-Intervall %3–%4 %)</translation>
    </message>
    <message>
        <source>Agrees with the reference in &lt;b&gt;%1 %&lt;/b&gt; of %2 pixels (95 % interval %3–%4 %)</source>
        <translation>Stimmt in &lt;b&gt;%1 %&lt;/b&gt; von %2 Pixeln mit der Referenz überein (95-%-Intervall %3–%4 %)</translation>
    </message>
    <message>
        <source>&amp;Colour…</source>
        <translation>&amp;Farbe …</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Hide or show</source>
        <translation>&amp;Aus- oder einblenden</translation>
    </message>
    <message>
        <source>&amp;Merge the chosen phases</source>
        <translation>Gewählte Phasen &amp;zusammenfassen</translation>
    </message>
    <message>
        <source>&amp;Split merged phases</source>
        <translation>Zusammengefasste Phasen &amp;trennen</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach u&amp;nten</translation>
    </message>
    <message>
        <source>Colours of the &amp;file</source>
        <translation>Farben der &amp;Datei</translation>
    </message>
    <message>
        <source>&amp;All as found</source>
        <translation>Alle wie &amp;gefunden</translation>
    </message>
    <message>
        <source>Right click: colour, name, order, merge. Untick a phase to hide it in the maps.</source>
        <translation>Rechtsklick: Farbe, Name, Reihenfolge, Zusammenfassen. Eine Phase ohne Häkchen ist in den Karten ausgeblendet.</translation>
    </message>
    <message>
        <source>merged: %1</source>
        <translation>zusammengefasst: %1</translation>
    </message>
    <message>
        <source>colour of %1</source>
        <translation>Farbe von %1</translation>
    </message>
    <message>
        <source>rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>show %1</source>
        <translation>%1 einblenden</translation>
    </message>
    <message>
        <source>hide %1</source>
        <translation>%1 ausblenden</translation>
    </message>
    <message>
        <source>merge phases</source>
        <translation>Phasen zusammenfassen</translation>
    </message>
    <message>
        <source>split phases</source>
        <translation>Phasen trennen</translation>
    </message>
    <message>
        <source>order of phases</source>
        <translation>Reihenfolge der Phasen</translation>
    </message>
    <message>
        <source>colours of the file</source>
        <translation>Farben der Datei</translation>
    </message>
    <message>
        <source>phases as found</source>
        <translation>Phasen wie gefunden</translation>
    </message>
    <message>
        <source>Colour of %1</source>
        <translation>Farbe von %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::LineProfilePlot</name>
    <message>
        <source>Profile along the line</source>
        <translation>Profil längs der Linie</translation>
    </message>
    <message>
        <source>Distance (µm)</source>
        <translation>Abstand (µm)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::MainWindow</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open a scan, a result or an electron image</source>
        <translation>Einen Scan, ein Ergebnis oder ein Elektronenbild öffnen</translation>
    </message>
    <message>
        <source>Open &amp;folder of patterns…</source>
        <translation>Ordner mit &amp;Beugungsbildern öffnen …</translation>
    </message>
    <message>
        <source>Open a folder of pattern images</source>
        <translation>Einen Ordner mit Beugungsbildern öffnen</translation>
    </message>
    <message>
        <source>Open &amp;reference map…</source>
        <translation>&amp;Referenzkarte öffnen …</translation>
    </message>
    <message>
        <source>Open the vendor&apos;s indexing to compare with: .ang, .ctf, HDF5</source>
        <translation>Die Indizierung des Herstellers zum Vergleich öffnen: .ang, .ctf, HDF5</translation>
    </message>
    <message>
        <source>Open &amp;electron image…</source>
        <translation>&amp;Elektronenbild öffnen …</translation>
    </message>
    <message>
        <source>Open an SEM image of the mapped area</source>
        <translation>Ein REM-Bild der kartierten Stelle öffnen</translation>
    </message>
    <message>
        <source>Open &amp;model…</source>
        <translation>&amp;Modell öffnen …</translation>
    </message>
    <message>
        <source>Open a trained model file</source>
        <translation>Eine trainierte Modelldatei öffnen</translation>
    </message>
    <message>
        <source>Simulated &amp;demonstration</source>
        <translation>Simulierte &amp;Vorführung</translation>
    </message>
    <message>
        <source>Simulate a small multiphase scan and classify it</source>
        <translation>Einen kleinen mehrphasigen Scan simulieren und klassifizieren</translation>
    </message>
    <message>
        <source>&amp;Classify</source>
        <translation>&amp;Klassifizieren</translation>
    </message>
    <message>
        <source>Name the phase of every pattern</source>
        <translation>Die Phase jedes Beugungsbildes benennen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Stop the running job; what is done stays</source>
        <translation>Den laufenden Auftrag anhalten; Fertiges bleibt</translation>
    </message>
    <message>
        <source>&amp;Save result…</source>
        <translation>Ergebnis &amp;speichern …</translation>
    </message>
    <message>
        <source>Save the classification as HDF5</source>
        <translation>Die Klassifikation als HDF5 speichern</translation>
    </message>
    <message>
        <source>Save map as &amp;PNG…</source>
        <translation>Karte als &amp;PNG speichern …</translation>
    </message>
    <message>
        <source>Save the map of the active pane with legend and scale bar</source>
        <translation>Die Karte des aktiven Feldes mit Legende und Maßstab speichern</translation>
    </message>
    <message>
        <source>&amp;Fit maps</source>
        <translation>Karten &amp;einpassen</translation>
    </message>
    <message>
        <source>Show the whole map</source>
        <translation>Die ganze Karte zeigen</translation>
    </message>
    <message>
        <source>&amp;Centre on crosshair</source>
        <translation>Auf das Faden&amp;kreuz zentrieren</translation>
    </message>
    <message>
        <source>Clear &amp;selection</source>
        <translation>Auswahl auf&amp;heben</translation>
    </message>
    <message>
        <source>Show all pixels of the maps alike again</source>
        <translation>Alle Pixel der Karten wieder gleich zeigen</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Zwischen hell und dunkel wechseln</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>&amp;About Kikuscope</source>
        <translation>Ü&amp;ber Kikuscope</translation>
    </message>
    <message>
        <source>&amp;Two maps</source>
        <translation>&amp;Zwei Karten</translation>
    </message>
    <message>
        <source>T&amp;hree maps</source>
        <translation>&amp;Drei Karten</translation>
    </message>
    <message>
        <source>Fo&amp;ur maps</source>
        <translation>&amp;Vier Karten</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>&amp;Auswertung</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The model that classifies</source>
        <translation>Das Modell, das klassifiziert</translation>
    </message>
    <message>
        <source>simulated data</source>
        <translation>simulierte Daten</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Open folder of patterns</source>
        <translation>Ordner mit Beugungsbildern öffnen</translation>
    </message>
    <message>
        <source>Open reference map</source>
        <translation>Referenzkarte öffnen</translation>
    </message>
    <message>
        <source>Maps (*.ang *.ctf *.h5oina *.oh5 *.h5 *.hdf5);;All files (*)</source>
        <translation>Karten (*.ang *.ctf *.h5oina *.oh5 *.h5 *.hdf5);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open electron image</source>
        <translation>Elektronenbild öffnen</translation>
    </message>
    <message>
        <source>Images (*.png *.tif *.tiff *.bmp *.jpg *.jpeg);;All files (*)</source>
        <translation>Bilder (*.png *.tif *.tiff *.bmp *.jpg *.jpeg);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Models (*.safetensors);;All files (*)</source>
        <translation>Modelle (*.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save result</source>
        <translation>Ergebnis speichern</translation>
    </message>
    <message>
        <source>Kikuscope results (*.h5)</source>
        <translation>Kikuscope-Ergebnisse (*.h5)</translation>
    </message>
    <message>
        <source>Save map as PNG</source>
        <translation>Karte als PNG speichern</translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Open model file…</source>
        <translation>Modelldatei öffnen …</translation>
    </message>
    <message>
        <source> (simulated)</source>
        <translation> (simuliert)</translation>
    </message>
    <message>
        <source>Unsaved result</source>
        <translation>Ergebnis nicht gespeichert</translation>
    </message>
    <message>
        <source>The classification of %1 is not saved.</source>
        <translation>Die Klassifikation von %1 ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>It is still running. Saving stops it and keeps what is done; discarding loses it.</source>
        <translation>Sie läuft noch. Speichern hält sie an und behält, was fertig ist; Verwerfen verliert es.</translation>
    </message>
    <message>
        <source>Save it now, or it is lost.</source>
        <translation>Speichern Sie es jetzt, sonst geht es verloren.</translation>
    </message>
    <message>
        <source>&amp;New training…</source>
        <translation>&amp;Neues Training …</translation>
    </message>
    <message>
        <source>Train a network for this map, or a classifier from structures</source>
        <translation>Ein Netz für diese Karte oder einen Klassifikator aus Strukturen trainieren</translation>
    </message>
    <message>
        <source>T&amp;rainings</source>
        <translation>T&amp;rainings</translation>
    </message>
    <message>
        <source>Follow, pause and take up trainings</source>
        <translation>Trainings verfolgen, unterbrechen und fortsetzen</translation>
    </message>
    <message>
        <source>Train from a &amp;file…</source>
        <translation>Training aus &amp;Datei …</translation>
    </message>
    <message>
        <source>Train as a JSON file says, saved by the wizard or written by hand</source>
        <translation>So trainieren, wie eine JSON-Datei sagt, vom Assistenten gesichert oder von Hand geschrieben</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modelle …</translation>
    </message>
    <message>
        <source>Cards of all models; import, export, remove</source>
        <translation>Steckbriefe aller Modelle; importieren, exportieren, entfernen</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Training</translation>
    </message>
    <message>
        <source>Train from a file</source>
        <translation>Training aus einer Datei</translation>
    </message>
    <message>
        <source>Specifications (*.json);;All files (*)</source>
        <translation>Spezifikationen (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Re&amp;gister electron image…</source>
        <translation>Elektronenbild re&amp;gistrieren …</translation>
    </message>
    <message>
        <source>Place an electron image by points picked in it and in a map</source>
        <translation>Ein Elektronenbild durch Punkte platzieren, die in ihm und in einer Karte gewählt werden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>Benutzer&amp;handbuch</translation>
    </message>
    <message>
        <source>How to use the program, and how far to trust its models</source>
        <translation>Wie das Programm zu bedienen ist und wie weit seinen Modellen zu trauen ist</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Selection &amp;tools</source>
        <translation>Auswahlwerk&amp;zeuge</translation>
    </message>
    <message>
        <source>Level of the answer</source>
        <translation>Stufe der Antwort</translation>
    </message>
    <message>
        <source>What the model names: its own classes, or the symmetry that they have in common</source>
        <translation>Was das Modell nennt: seine eigenen Klassen oder deren gemeinsame Symmetrie</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Crystal families</source>
        <translation>Kristallfamilien</translation>
    </message>
    <message>
        <source>Bravais lattices</source>
        <translation>Bravais-Gitter</translation>
    </message>
    <message>
        <source>Laue classes</source>
        <translation>Laue-Klassen</translation>
    </message>
    <message>
        <source>Point groups</source>
        <translation>Punktgruppen</translation>
    </message>
    <message>
        <source>Space groups</source>
        <translation>Raumgruppen</translation>
    </message>
    <message>
        <source>Scans, results and projects (%1)</source>
        <translation>Scans, Ergebnisse und Projekte (%1)</translation>
    </message>
    <message>
        <source>Compose fi&amp;gure…</source>
        <translation>Abbil&amp;dung zusammenstellen …</translation>
    </message>
    <message>
        <source>A figure of several maps for a paper: PDF, SVG, PNG, TIFF</source>
        <translation>Eine Abbildung aus mehreren Karten für eine Veröffentlichung: PDF, SVG, PNG, TIFF</translation>
    </message>
    <message>
        <source>Save re&amp;port…</source>
        <translation>Beri&amp;cht speichern …</translation>
    </message>
    <message>
        <source>Maps, fractions, confusion, settings and provenance in one HTML or PDF file</source>
        <translation>Karten, Anteile, Konfusionsmatrix, Einstellungen und Herkunft in einer HTML- oder PDF-Datei</translation>
    </message>
    <message>
        <source>&amp;Tours</source>
        <translation>&amp;Rundgänge</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF (*.pdf)</source>
        <translation>Webseite (*.html);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Spot &amp;patterns…</source>
        <translation>&amp;Punktbeugungsbilder …</translation>
    </message>
    <message>
        <source>Measure, index and classify spot patterns (SAED)</source>
        <translation>Punktbeugungsbilder (SAED) vermessen, indizieren und klassifizieren</translation>
    </message>
    <message>
        <source>Pattern ce&amp;ntre…</source>
        <translation>Musterze&amp;ntrum…</translation>
    </message>
    <message>
        <source>Say where the pattern centre is, where the file does not or is wrong</source>
        <translation>Angeben, wo das Musterzentrum liegt, wenn die Datei es nicht oder falsch sagt</translation>
    </message>
    <message>
        <source>Pattern centre</source>
        <translation>Musterzentrum</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::MapArea</name>
    <message>
        <source>row %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>x %1 µm, y %2 µm</source>
        <translation>x %1 µm, y %2 µm</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>network: %1, %2 %</source>
        <translation>Netz: %1, %2 %</translation>
    </message>
    <message>
        <source>not indexed</source>
        <translation>nicht indiziert</translation>
    </message>
    <message>
        <source>ground truth: %1</source>
        <translation>wahre Phase: %1</translation>
    </message>
    <message>
        <source>reference: %1</source>
        <translation>Referenz: %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::MapPane</name>
    <message>
        <source>simulated</source>
        <translation>simuliert</translation>
    </message>
    <message>
        <source>Layer shown in this pane</source>
        <translation>In diesem Feld gezeigte Ebene</translation>
    </message>
    <message>
        <source>Choose what this pane shows</source>
        <translation>Wählen, was dieses Feld zeigt</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>These data were computed, not measured.</source>
        <translation>Diese Daten wurden berechnet, nicht gemessen.</translation>
    </message>
    <message>
        <source>Prepare picture</source>
        <translation>Bild vorbereiten</translation>
    </message>
    <message>
        <source>Display options of this pane</source>
        <translation>Anzeigeoptionen dieses Feldes</translation>
    </message>
    <message>
        <source>Colours, second layer, boundaries, rulers; more panes</source>
        <translation>Farben, zweite Ebene, Grenzen, Lineale; weitere Felder</translation>
    </message>
    <message>
        <source>sim.</source>
        <comment>short for simulated</comment>
        <translation>sim.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::MessageBanner</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dismiss message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ModelLibrary</name>
    <message>
        <source>Use for classification</source>
        <translation>Zum Klassifizieren verwenden</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Steckbrief des Modells</translation>
    </message>
    <message>
        <source>Copy a model into your library: .safetensors of Kikuscope; weights under the names of torchvision or timm with a description beside them; TorchScript</source>
        <translation>Ein Modell in Ihre Bibliothek kopieren: .safetensors von Kikuscope; Gewichte unter den Namen von torchvision oder timm mit einer Beschreibung daneben; TorchScript</translation>
    </message>
    <message>
        <source>Copy the chosen model to a file</source>
        <translation>Das gewählte Modell in eine Datei kopieren</translation>
    </message>
    <message>
        <source>Delete the chosen model from your library</source>
        <translation>Das gewählte Modell aus Ihrer Bibliothek löschen</translation>
    </message>
    <message>
        <source>Bundled</source>
        <translation>Mitgeliefert</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>None yet: train or import one</source>
        <translation>Noch keine: trainieren oder importieren Sie eines</translation>
    </message>
    <message>
        <source>Read the card of %1</source>
        <translation>Steckbrief von %1 lesen</translation>
    </message>
    <message>
        <source>Import model</source>
        <translation>Modell importieren</translation>
    </message>
    <message>
        <source>Models (*.safetensors *.pt);;All files (*)</source>
        <translation>Modelle (*.safetensors *.pt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>Import TorchScript</source>
        <translation>TorchScript importieren</translation>
    </message>
    <message>
        <source>%1 is TorchScript and may run any code when it is opened.</source>
        <translation>%1 ist TorchScript und kann beim Öffnen beliebigen Code ausführen.</translation>
    </message>
    <message>
        <source>Import it only if you trust its author.</source>
        <translation>Importieren Sie es nur, wenn Sie seinem Autor trauen.</translation>
    </message>
    <message>
        <source>I trust it</source>
        <translation>Ich traue ihm</translation>
    </message>
    <message>
        <source>Export model</source>
        <translation>Modell exportieren</translation>
    </message>
    <message>
        <source>TorchScript (*.pt)</source>
        <translation>TorchScript (*.pt)</translation>
    </message>
    <message>
        <source>Models (*.safetensors)</source>
        <translation>Modelle (*.safetensors)</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation>Modell entfernen</translation>
    </message>
    <message>
        <source>Remove the model %1 from your library?</source>
        <translation>Das Modell %1 aus Ihrer Bibliothek entfernen?</translation>
    </message>
    <message>
        <source>The file is deleted. Export it before if you want to keep it.</source>
        <translation>Die Datei wird gelöscht. Exportieren Sie sie vorher, wenn Sie sie behalten wollen.</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::NetworkPage</name>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Network and training</source>
        <translation>Netz und Training</translation>
    </message>
    <message>
        <source>The compact network is right for nearly everything; the large ones want a graphics card.</source>
        <translation>Das kompakte Netz ist für fast alles richtig; die großen brauchen eine Grafikkarte.</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Generated structures that teach the network what &quot;another structure&quot; looks like</source>
        <translation>Erzeugte Strukturen, die das Netz lehren, wie „eine andere Struktur“ aussieht</translation>
    </message>
    <message>
        <source>The same seed and number of images give the same network</source>
        <translation>Gleicher Startwert und gleiche Bilderzahl geben dasselbe Netz</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Random crystals</source>
        <translation>Zufallskristalle</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>%1
%2 parameters</source>
        <translation>%1
%2 Parameter</translation>
    </message>
    <message>
        <source>Trying out how fast this computer learns…</source>
        <translation>Wird ausprobiert, wie schnell dieser Rechner lernt …</translation>
    </message>
    <message>
        <source>Try out the network</source>
        <translation>Netz ausprobieren</translation>
    </message>
    <message>
        <source>About %1 images in that time.</source>
        <translation>Etwa %1 Bilder in dieser Zeit.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::PanePanel</name>
    <message>
        <source>Colours of a layer of numbers</source>
        <translation>Farben einer Ebene aus Zahlen</translation>
    </message>
    <message>
        <source>as suits the layer</source>
        <translation>passend zur Ebene</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>Range chosen from the values, without the outermost 1 % at each end</source>
        <translation>Bereich nach den Werten gewählt, ohne das äußerste 1 % an jedem Ende</translation>
    </message>
    <message>
        <source>Value of the first colour</source>
        <translation>Wert der ersten Farbe</translation>
    </message>
    <message>
        <source>Value of the last colour</source>
        <translation>Wert der letzten Farbe</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>A second layer over the first</source>
        <translation>Eine zweite Ebene über der ersten</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>How the second layer is shown; key X shows it alone</source>
        <translation>Wie die zweite Ebene gezeigt wird; Taste X zeigt sie allein</translation>
    </message>
    <message>
        <source>blended</source>
        <translation>überblendet</translation>
    </message>
    <message>
        <source>beside a handle</source>
        <translation>neben einem Griff</translation>
    </message>
    <message>
        <source>Opacity of the second layer (keys [ and ])</source>
        <translation>Deckkraft der zweiten Ebene (Tasten [ und ])</translation>
    </message>
    <message>
        <source>Over it</source>
        <translation>Darüber</translation>
    </message>
    <message>
        <source>Boundaries drawn over the map</source>
        <translation>Über die Karte gezeichnete Grenzen</translation>
    </message>
    <message>
        <source>grains of the reference</source>
        <translation>Körner der Referenz</translation>
    </message>
    <message>
        <source>phases of the reference</source>
        <translation>Phasen der Referenz</translation>
    </message>
    <message>
        <source>phases of the network</source>
        <translation>Phasen des Netzes</translation>
    </message>
    <message>
        <source>Colour of the boundaries</source>
        <translation>Farbe der Grenzen</translation>
    </message>
    <message>
        <source>Width of the boundaries</source>
        <translation>Breite der Grenzen</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Smallest misorientation of a low-angle boundary, drawn half transparent</source>
        <translation>Kleinste Fehlorientierung einer Kleinwinkelkorngrenze, halb durchsichtig gezeichnet</translation>
    </message>
    <message>
        <source>Smallest misorientation of a high-angle boundary</source>
        <translation>Kleinste Fehlorientierung einer Großwinkelkorngrenze</translation>
    </message>
    <message>
        <source>rulers</source>
        <translation>Lineale</translation>
    </message>
    <message>
        <source>Micrometres along the edges</source>
        <translation>Mikrometer längs der Ränder</translation>
    </message>
    <message>
        <source>scale bar</source>
        <translation>Maßstab</translation>
    </message>
    <message>
        <source>Scale bar</source>
        <translation>Maßstab</translation>
    </message>
    <message>
        <source>Boundaries</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Pane right</source>
        <translation>Feld rechts</translation>
    </message>
    <message>
        <source>Pane below</source>
        <translation>Feld unten</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Groß</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::PanelTable</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a panel</source>
        <translation>Ein Teilbild hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the panel</source>
        <translation>Das Teilbild entfernen</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move the panel forward</source>
        <translation>Das Teilbild nach vorn rücken</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move the panel back</source>
        <translation>Das Teilbild nach hinten rücken</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Teilbilder</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>Zeigt</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>One row per panel, in the order of the letters. A double click changes the caption.</source>
        <translation>Eine Zeile je Teilbild, in der Reihenfolge der Buchstaben. Ein Doppelklick ändert die Beschriftung.</translation>
    </message>
    <message>
        <source>What panel %1 shows</source>
        <translation>Was Teilbild %1 zeigt</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::PatternCentreDialog</name>
    <message>
        <source>x from the left in parts of the width, y from the top and z, the distance, in parts of the height.</source>
        <translation>x von links in Teilen der Breite, y von oben und z, der Abstand, in Teilen der Höhe.</translation>
    </message>
    <message>
        <source>x* from the left, y* from the bottom and z*, the distance, all as EDAX OIM writes them.</source>
        <translation>x* von links, y* von unten und z*, der Abstand, so wie EDAX OIM sie schreibt.</translation>
    </message>
    <message>
        <source>PCx from the left, PCy from the bottom and DD, the distance, all in parts of the width.</source>
        <translation>PCx von links, PCy von unten und DD, der Abstand, alle in Teilen der Breite.</translation>
    </message>
    <message>
        <source>Pattern centre</source>
        <translation>Musterzentrum</translation>
    </message>
    <message>
        <source>&amp;Convention</source>
        <translation>&amp;Konvention</translation>
    </message>
    <message>
        <source>Where the pattern centre is, in every pattern of this scan. Bands and zone axes are drawn with it, and models that need it use it; the file is not changed.</source>
        <translation>Wo in jedem Muster dieses Scans das Musterzentrum liegt. Bänder und Zonenachsen werden damit gezeichnet, und Modelle, die es brauchen, verwenden es; die Datei bleibt unverändert.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::PatternView</name>
    <message>
        <source>Recorded</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>The pattern as the file has it</source>
        <translation>Das Beugungsbild, wie es in der Datei steht</translation>
    </message>
    <message>
        <source>After recipe</source>
        <translation>Nach Rezept</translation>
    </message>
    <message>
        <source>What the network sees: the pattern after the model&apos;s preprocessing recipe</source>
        <translation>Was das Netz sieht: das Beugungsbild nach der Vorverarbeitung des Modells</translation>
    </message>
    <message>
        <source>Diffraction pattern at the crosshair</source>
        <translation>Beugungsbild am Fadenkreuz</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Contrast of the pattern</source>
        <translation>Kontrast des Beugungsbildes</translation>
    </message>
    <message>
        <source>pixel row %1, column %2: %3</source>
        <translation>Pixelzeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>Read pattern</source>
        <translation>Beugungsbild lesen</translation>
    </message>
    <message>
        <source>This file holds no patterns.</source>
        <translation>Diese Datei enthält keine Beugungsbilder.</translation>
    </message>
    <message>
        <source>No pattern here.</source>
        <translation>Hier ist kein Beugungsbild.</translation>
    </message>
    <message>
        <source>row %1, column %2   ·   %3 × %4 px</source>
        <translation>Zeile %1, Spalte %2   ·   %3 × %4 px</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ProbabilitiesView</name>
    <message>
        <source>Class probabilities</source>
        <translation>Klassenwahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>This file holds no patterns.</source>
        <translation>Diese Datei enthält keine Beugungsbilder.</translation>
    </message>
    <message>
        <source>No pattern here.</source>
        <translation>Hier ist kein Beugungsbild.</translation>
    </message>
    <message>
        <source>Choose a model to see class probabilities.</source>
        <translation>Wählen Sie ein Modell, um Klassenwahrscheinlichkeiten zu sehen.</translation>
    </message>
    <message>
        <source>%1 · best %2 of %3 classes</source>
        <translation>%1 · beste %2 von %3 Klassen</translation>
    </message>
    <message>
        <source>as stored in the result</source>
        <translation>wie im Ergebnis gespeichert</translation>
    </message>
    <message>
        <source>This model needs the pattern centre: Analyse &gt; Pattern centre.</source>
        <translation>Dieses Modell braucht das Musterzentrum: Auswertung &gt; Musterzentrum.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ProbabilityBars</name>
    <message>
        <source>Class probabilities</source>
        <translation>Klassenwahrscheinlichkeiten</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ProjectCommands</name>
    <message>
        <source>&amp;New project</source>
        <translation>&amp;Neues Projekt</translation>
    </message>
    <message>
        <source>Close everything and begin anew</source>
        <translation>Alles schließen und neu beginnen</translation>
    </message>
    <message>
        <source>Open pro&amp;ject…</source>
        <translation>Pro&amp;jekt öffnen …</translation>
    </message>
    <message>
        <source>Open a project with all its files</source>
        <translation>Ein Projekt mit allen seinen Dateien öffnen</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Kikuscope projects (*.kikuscope)</source>
        <translation>Kikuscope-Projekte (*.kikuscope)</translation>
    </message>
    <message>
        <source>Sa&amp;ve project</source>
        <translation>Pr&amp;ojekt speichern</translation>
    </message>
    <message>
        <source>Save what is open and how it is shown; a result that no file holds is saved beside the project</source>
        <translation>Speichern, was geöffnet ist und wie es gezeigt wird; ein Ergebnis, das in keiner Datei steht, wird neben dem Projekt gespeichert</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>Projekt speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Save the project in another file</source>
        <translation>Das Projekt in einer anderen Datei speichern</translation>
    </message>
    <message>
        <source>&amp;Restore unsaved work…</source>
        <translation>Nicht gespeicherte &amp;Arbeit wiederherstellen …</translation>
    </message>
    <message>
        <source>What a window kept that did not end properly</source>
        <translation>Was ein nicht ordnungsgemäß beendetes Fenster aufbewahrt hat</translation>
    </message>
    <message>
        <source>Arrangement of the project</source>
        <translation>Anordnung des Projekts</translation>
    </message>
    <message>
        <source>project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Unsaved project</source>
        <translation>Projekt nicht gespeichert</translation>
    </message>
    <message>
        <source>The project %1 has changes that are not saved.</source>
        <translation>Das Projekt %1 hat Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>A classification is running. Saving stops it and keeps what is done; discarding loses it.</source>
        <translation>Eine Klassifikation läuft. Speichern hält sie an und behält, was fertig ist; Verwerfen verliert es.</translation>
    </message>
    <message>
        <source>Save them now, or they are lost.</source>
        <translation>Speichern Sie sie jetzt, sonst gehen sie verloren.</translation>
    </message>
    <message>
        <source>Unsaved labels</source>
        <translation>Benennungen nicht gespeichert</translation>
    </message>
    <message>
        <source>The labels of %1 are not saved.</source>
        <translation>Die Benennungen von %1 sind nicht gespeichert.</translation>
    </message>
    <message>
        <source>Save keeps them in a project. The dock Patterns saves them as a training set.</source>
        <translation>Speichern behält sie in einem Projekt. Die Ansicht Beugungsbilder speichert sie als Trainingssatz.</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Unsaved work of %1 was kept.</source>
        <translation>Nicht gespeicherte Arbeit vom %1 wurde aufbewahrt.</translation>
    </message>
    <message>
        <source>Unsaved work of %1 on the project %2 was kept.</source>
        <translation>Nicht gespeicherte Arbeit vom %1 am Projekt %2 wurde aufbewahrt.</translation>
    </message>
    <message>
        <source>A window did not end properly</source>
        <translation>Ein Fenster wurde nicht ordnungsgemäß beendet</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ProjectFile</name>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Open the files of %1</source>
        <translation>Dateien von %1 öffnen</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of this project were found by content in another place; save the project to remember it.</source>
        <translation>
            <numerusform>%n Datei dieses Projekts wurde anhand ihres Inhalts an anderer Stelle gefunden; speichern Sie das Projekt, um dies festzuhalten.</numerusform>
            <numerusform>%n Dateien dieses Projekts wurden anhand ihres Inhalts an anderer Stelle gefunden; speichern Sie das Projekt, um dies festzuhalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>A classification is running; stop it or wait for its end.</source>
        <translation>Eine Klassifikation läuft; halten Sie sie an, oder warten Sie ihr Ende ab.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ProjectInputsDialog</name>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Reference map</source>
        <translation>Referenzkarte</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Electron image</source>
        <translation>Elektronenbild</translation>
    </message>
    <message>
        <source>Compared map</source>
        <translation>Verglichene Karte</translation>
    </message>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>found in another place</source>
        <translation>an anderer Stelle gefunden</translation>
    </message>
    <message>
        <source>changed since it was saved</source>
        <translation>seit dem Speichern geändert</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>%1 (%2) has changed since the project was saved</source>
        <translation>%1 (%2) wurde geändert, seit das Projekt gespeichert wurde</translation>
    </message>
    <message>
        <source>%1 (%2) is not where the project says</source>
        <translation>%1 (%2) ist nicht dort, wo das Projekt angibt</translation>
    </message>
    <message>
        <source>%1; nothing was opened yet.</source>
        <translation>%1; noch wurde nichts geöffnet.</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more file(s) need a look; nothing was opened yet.</source>
        <translation>
            <numerusform>%1, und %n weitere Datei ist zu prüfen; noch wurde nichts geöffnet.</numerusform>
            <numerusform>%1, und %n weitere Dateien sind zu prüfen; noch wurde nichts geöffnet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Files of %1</source>
        <translation>Dateien von %1</translation>
    </message>
    <message>
        <source>Files of the project</source>
        <translation>Dateien des Projekts</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Point to this file anew</source>
        <translation>Den Ort dieser Datei neu angeben</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>Trotzdem öffnen</translation>
    </message>
    <message>
        <source>All files are there.</source>
        <translation>Alle Dateien sind vorhanden.</translation>
    </message>
    <message>
        <source>Locate the files that were moved or renamed. &quot;Open anyway&quot; takes changed files as they are now and leaves missing ones out; the project file stays as it is until you save it.</source>
        <translation>Suchen Sie die Dateien, die verschoben oder umbenannt wurden. „Trotzdem öffnen“ nimmt geänderte Dateien, wie sie jetzt sind, und lässt fehlende weg; die Projektdatei bleibt, wie sie ist, bis Sie sie speichern.</translation>
    </message>
    <message>
        <source>Locate %1</source>
        <translation>%1 suchen</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::RegistrationDraft</name>
    <message>
        <source>pick point</source>
        <translation>Punkt wählen</translation>
    </message>
    <message>
        <source>delete point</source>
        <translation>Punkt löschen</translation>
    </message>
    <message>
        <source>change kind of registration</source>
        <translation>Art der Registrierung ändern</translation>
    </message>
    <message>
        <source>register electron image</source>
        <translation>Elektronenbild registrieren</translation>
    </message>
    <message>
        <source>take registration back</source>
        <translation>Registrierung zurücknehmen</translation>
    </message>
    <message>
        <source>The perspective of these points ends inside the image; use an affine registration.</source>
        <translation>Die Perspektive dieser Punkte endet innerhalb des Bildes; eine affine Registrierung verwenden.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::RegistrationPanel</name>
    <message>
        <source>Delete point</source>
        <translation>Punkt löschen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Register electron image</source>
        <translation>Elektronenbild registrieren</translation>
    </message>
    <message>
        <source>Electron image</source>
        <translation>Elektronenbild</translation>
    </message>
    <message>
        <source>The image to place on the sample</source>
        <translation>Das Bild, das auf der Probe platziert wird</translation>
    </message>
    <message>
        <source>Kind of transform</source>
        <translation>Art der Abbildung</translation>
    </message>
    <message>
        <source>Affine: shift, turn, scale and shear, from 3 points. Perspective: from 4 points.</source>
        <translation>Affin: Verschiebung, Drehung, Skalierung und Scherung, ab 3 Punkten. Perspektivisch: ab 4 Punkten.</translation>
    </message>
    <message>
        <source>affine</source>
        <translation>affin</translation>
    </message>
    <message>
        <source>perspective</source>
        <translation>perspektivisch</translation>
    </message>
    <message>
        <source>Points of the registration</source>
        <translation>Punkte der Registrierung</translation>
    </message>
    <message>
        <source>Image (px)</source>
        <translation>Bild (px)</translation>
    </message>
    <message>
        <source>Map (µm)</source>
        <translation>Karte (µm)</translation>
    </message>
    <message>
        <source>Residual (µm)</source>
        <translation>Restfehler (µm)</translation>
    </message>
    <message>
        <source>Delete the chosen point (Del)</source>
        <translation>Den gewählten Punkt löschen (Entf)</translation>
    </message>
    <message>
        <source>Draw the image through this transform in all panes</source>
        <translation>Das Bild mit dieser Abbildung in allen Feldern zeichnen</translation>
    </message>
    <message>
        <source>Draw the image where its file places it</source>
        <translation>Das Bild dort zeichnen, wo seine Datei es platziert</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>Abbildung</translation>
    </message>
    <message>
        <source>Click the same feature in a pane with a map.</source>
        <translation>Dasselbe Merkmal in einem Feld mit einer Karte anklicken.</translation>
    </message>
    <message>
        <source>Click the same feature in the electron image.</source>
        <translation>Dasselbe Merkmal im Elektronenbild anklicken.</translation>
    </message>
    <message numerus="yes">
        <source>Click a feature in the electron image, then the same in a map: %n more point(s).</source>
        <translation>
            <numerusform>Ein Merkmal im Elektronenbild anklicken, dann dasselbe in einer Karte: noch %n Punkt.</numerusform>
            <numerusform>Ein Merkmal im Elektronenbild anklicken, dann dasselbe in einer Karte: noch %n Punkte.</numerusform>
        </translation>
    </message>
    <message>
        <source>These points fix the transform exactly; more of them show how good it is.</source>
        <translation>Diese Punkte legen die Abbildung genau fest; weitere zeigen, wie gut sie ist.</translation>
    </message>
    <message>
        <source>Residual %1 µm (root of the mean square of %2 points).</source>
        <translation>Restfehler %1 µm (Wurzel des mittleren Quadrats aus %2 Punkten).</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::RobustnessPage</name>
    <message>
        <source>axial strain</source>
        <translation>axiale Dehnung</translation>
    </message>
    <message>
        <source>shear (rad)</source>
        <translation>Scherung (rad)</translation>
    </message>
    <message>
        <source>thermal displacements (K)</source>
        <translation>thermische Auslenkungen (K)</translation>
    </message>
    <message>
        <source>vacancies, one in n x n x n cells</source>
        <translation>Leerstellen, eine in n × n × n Zellen</translation>
    </message>
    <message>
        <source>substitution, one in n x n x n cells</source>
        <translation>Fremdatome, eines in n × n × n Zellen</translation>
    </message>
    <message>
        <source>interstitial C</source>
        <translation>C auf Zwischengitterplätzen</translation>
    </message>
    <message>
        <source>four edge dislocations</source>
        <translation>vier Stufenversetzungen</translation>
    </message>
    <message>
        <source>twin boundary</source>
        <translation>Zwillingsgrenze</translation>
    </message>
    <message>
        <source>with defect</source>
        <translation>mit Defekt</translation>
    </message>
    <message>
        <source>perfect</source>
        <translation>perfekt</translation>
    </message>
    <message>
        <source>Save &amp;accuracies…</source>
        <translation>&amp;Genauigkeiten speichern…</translation>
    </message>
    <message>
        <source>Accuracies</source>
        <translation>Genauigkeiten</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Right / %</source>
        <translation>richtig / %</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Crystal</source>
        <translation>Kristall</translation>
    </message>
    <message>
        <source>Lattice defect</source>
        <translation>Gitterfehler</translation>
    </message>
    <message>
        <source>Patterns for each point</source>
        <translation>Bilder je Punkt</translation>
    </message>
    <message>
        <source>Patterns that are simulated for each point of the curve, the 16 zone axes in turn</source>
        <translation>Bilder, die für jeden Punkt der Kurve simuliert werden, die 16 Zonenachsen reihum</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>Fortschritt der Messung</translation>
    </message>
    <message>
        <source>&amp;Crystal</source>
        <translation>&amp;Kristall</translation>
    </message>
    <message>
        <source>&amp;Defect</source>
        <translation>&amp;Defekt</translation>
    </message>
    <message>
        <source>Read the list of defects</source>
        <translation>Liste der Defekte lesen</translation>
    </message>
    <message>
        <source>Measure %1 with %2</source>
        <translation>%1 mit %2 messen</translation>
    </message>
    <message>
        <source>patterns</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Messen</translation>
    </message>
    <message>
        <source>Choose a model for spot patterns on the page Space group.</source>
        <translation>Wählen Sie auf der Seite Raumgruppe ein Modell für Punktbilder.</translation>
    </message>
    <message>
        <source>Patterns of %1 with this defect are simulated and classified…</source>
        <translation>Bilder von %1 mit diesem Defekt werden simuliert und klassifiziert…</translation>
    </message>
    <message>
        <source>Measure how often %1 still names the class of simulated patterns when the crystal has this defect.</source>
        <translation>Messen Sie, wie oft %1 die Klasse simulierter Bilder noch nennt, wenn der Kristall diesen Defekt hat.</translation>
    </message>
    <message>
        <source>Simulated patterns. Bars: 95 % intervals; dashed: without the defect.</source>
        <translation>Simulierte Bilder. Balken: 95-%-Intervalle; gestrichelt: ohne den Defekt.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ScoreTable</name>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Precision %</source>
        <translation>Präzision %</translation>
    </message>
    <message>
        <source>Recall %</source>
        <translation>Trefferquote %</translation>
    </message>
    <message>
        <source>F1 %</source>
        <translation>F1 %</translation>
    </message>
    <message>
        <source>Jaccard %</source>
        <translation>Jaccard %</translation>
    </message>
    <message>
        <source>Scores of every class with 95 % intervals</source>
        <translation>Kennzahlen jeder Klasse mit 95-%-Intervallen</translation>
    </message>
    <message>
        <source>Of the pixels the network gave to the class, how many the reference does too</source>
        <translation>Wie viele der Pixel, die das Netz der Klasse gab, auch die Referenz ihr gibt</translation>
    </message>
    <message>
        <source>Of the pixels of the class in the reference, how many the network found</source>
        <translation>Wie viele der Pixel der Klasse in der Referenz das Netz fand</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation>Harmonisches Mittel aus Präzision und Trefferquote</translation>
    </message>
    <message>
        <source>Pixels of the class in both maps over those in either</source>
        <translation>Pixel der Klasse in beiden Karten geteilt durch die in mindestens einer</translation>
    </message>
    <message>
        <source>%1: %2 pixels in the reference, %3 by the network, %4 in both. The intervals count every pixel as a draw of its own; neighbours are alike, so that the true ones are wider.</source>
        <translation>%1: %2 Pixel laut Referenz, %3 laut Netz, %4 in beiden. Die Intervalle zählen jeden Pixel als eigene Ziehung; Nachbarn gleichen sich, sodass die wahren breiter sind.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::SelectionTools</name>
    <message>
        <source>Crosshair</source>
        <translation>Fadenkreuz</translation>
    </message>
    <message>
        <source>Move the crosshair; nothing is selected</source>
        <translation>Das Fadenkreuz bewegen; nichts wird ausgewählt</translation>
    </message>
    <message>
        <source>Select pixels</source>
        <translation>Pixel auswählen</translation>
    </message>
    <message>
        <source>Select pixels: click, or drag over them</source>
        <translation>Pixel auswählen: anklicken oder darüberziehen</translation>
    </message>
    <message>
        <source>Select rectangle</source>
        <translation>Rechteck auswählen</translation>
    </message>
    <message>
        <source>Select a rectangle</source>
        <translation>Ein Rechteck auswählen</translation>
    </message>
    <message>
        <source>Select with lasso</source>
        <translation>Mit Lasso auswählen</translation>
    </message>
    <message>
        <source>Select inside a line drawn by hand, or inside corners that are clicked; a double click or Enter closes them</source>
        <translation>Innerhalb einer frei gezeichneten Linie oder angeklickter Ecken auswählen; Doppelklick oder Eingabetaste schließt sie</translation>
    </message>
    <message>
        <source>Line profile</source>
        <translation>Linienprofil</translation>
    </message>
    <message>
        <source>Select the pixels along a line; the statistics show the profile</source>
        <translation>Die Pixel längs einer Linie auswählen; die Statistik zeigt das Profil</translation>
    </message>
    <message>
        <source>Select phase region</source>
        <translation>Phasenbereich auswählen</translation>
    </message>
    <message>
        <source>Select the connected pixels of one phase</source>
        <translation>Die zusammenhängenden Pixel einer Phase auswählen</translation>
    </message>
    <message>
        <source>Select grain</source>
        <translation>Korn auswählen</translation>
    </message>
    <message>
        <source>Select a grain: connected pixels of one phase, with orientations also within a misorientation angle</source>
        <translation>Ein Korn auswählen: zusammenhängende Pixel einer Phase, bei Orientierungen auch innerhalb eines Fehlorientierungswinkels</translation>
    </message>
    <message>
        <source>Replace selection</source>
        <translation>Auswahl ersetzen</translation>
    </message>
    <message>
        <source>The shape replaces the selection</source>
        <translation>Die Form ersetzt die Auswahl</translation>
    </message>
    <message>
        <source>Add to selection</source>
        <translation>Zur Auswahl hinzufügen</translation>
    </message>
    <message>
        <source>The shape is added to the selection (Shift)</source>
        <translation>Die Form wird zur Auswahl hinzugefügt (Umschalt)</translation>
    </message>
    <message>
        <source>Subtract from selection</source>
        <translation>Von der Auswahl abziehen</translation>
    </message>
    <message>
        <source>The shape is taken out of the selection (Alt)</source>
        <translation>Die Form wird aus der Auswahl genommen (Alt)</translation>
    </message>
    <message>
        <source>Intersect with selection</source>
        <translation>Mit der Auswahl schneiden</translation>
    </message>
    <message>
        <source>What is in the selection and in the shape (Shift+Alt)</source>
        <translation>Was in der Auswahl und in der Form liegt (Umschalt+Alt)</translation>
    </message>
    <message>
        <source>Selection tools</source>
        <translation>Auswahlwerkzeuge</translation>
    </message>
    <message>
        <source>Grain angle</source>
        <translation>Kornwinkel</translation>
    </message>
    <message>
        <source>grain angle </source>
        <translation>Kornwinkel </translation>
    </message>
    <message>
        <source>several shapes</source>
        <translation>mehrere Formen</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>phase region, %1</source>
        <translation>Phasenbereich, %1</translation>
    </message>
    <message>
        <source>grain</source>
        <translation>Korn</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>There is no phase map to follow: classify the scan or open a reference map.</source>
        <translation>Es gibt keine Phasenkarte dafür: den Scan klassifizieren oder eine Referenzkarte öffnen.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::Session</name>
    <message>
        <source>unnamed phase</source>
        <translation>unbenannte Phase</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::SpotBench</name>
    <message>
        <source>Measure %1</source>
        <translation>%1 vermessen</translation>
    </message>
    <message>
        <source>Move the centre</source>
        <translation>Zentrum verschieben</translation>
    </message>
    <message>
        <source>Find the zone axis of %1</source>
        <translation>Zonenachse von %1 suchen</translation>
    </message>
    <message>
        <source>Simulate %1</source>
        <translation>%1 simulieren</translation>
    </message>
    <message>
        <source>Load model %1</source>
        <translation>Modell %1 laden</translation>
    </message>
    <message>
        <source>Classify %1</source>
        <translation>%1 klassifizieren</translation>
    </message>
    <message>
        <source>Explain %1</source>
        <translation>%1 erklären</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::SpotWindow</name>
    <message>
        <source>Spot patterns</source>
        <translation>Punktbeugungsbilder</translation>
    </message>
    <message>
        <source>&amp;Lattice</source>
        <translation>&amp;Gitter</translation>
    </message>
    <message>
        <source>St&amp;ructure</source>
        <translation>S&amp;truktur</translation>
    </message>
    <message>
        <source>S&amp;pace group</source>
        <translation>&amp;Raumgruppe</translation>
    </message>
    <message>
        <source>Open spot patterns</source>
        <translation>Punktbeugungsbilder öffnen</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take the chosen pattern from the list; its file stays</source>
        <translation>Das gewählte Beugungsbild aus der Liste nehmen; seine Datei bleibt erhalten</translation>
    </message>
    <message>
        <source>Spot pattern</source>
        <translation>Punktbeugungsbild</translation>
    </message>
    <message>
        <source>Plus and minus zoom, arrows move the picture, with Shift they move the centre by one node, 0 shows everything</source>
        <translation>Plus und Minus zoomen, Pfeiltasten bewegen das Bild, mit Umschalt verschieben sie das Zentrum um einen Knoten, 0 zeigt alles</translation>
    </message>
    <message>
        <source>Spots</source>
        <translation>Reflexe</translation>
    </message>
    <message>
        <source>Lattice</source>
        <translation>Gitter</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>Simulation</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Relevanz</translation>
    </message>
    <message>
        <source>Brightness of weak spots</source>
        <translation>Helligkeit schwacher Reflexe</translation>
    </message>
    <message>
        <source>Save p&amp;icture…</source>
        <translation>B&amp;ild speichern …</translation>
    </message>
    <message>
        <source>Save &amp;table…</source>
        <translation>Ta&amp;belle speichern …</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>wird vermessen …</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message numerus="yes">
        <source>%n spots</source>
        <translation>
            <numerusform>%n Reflex</numerusform>
            <numerusform>%n Reflexe</numerusform>
        </translation>
    </message>
    <message>
        <source>Open spot patterns (PNG, TIFF, BMP, JPEG), or drop them here.</source>
        <translation>Öffnen Sie Punktbeugungsbilder (PNG, TIFF, BMP, JPEG), oder ziehen Sie sie hierher.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Wird vermessen …</translation>
    </message>
    <message>
        <source>%1, %2: %3; %4 px from the centre</source>
        <translation>%1, %2: %3; %4 px vom Zentrum</translation>
    </message>
    <message>
        <source>Images (*.png *.tif *.tiff *.bmp *.jpg *.jpeg);;All files (*)</source>
        <translation>Bilder (*.png *.tif *.tiff *.bmp *.jpg *.jpeg);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Save table of spots</source>
        <translation>Reflextabelle speichern</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Ro&amp;bustness</source>
        <translation>Ro&amp;bustheit</translation>
    </message>
    <message>
        <source>Save accuracies</source>
        <translation>Genauigkeiten speichern</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::StatisticsView</name>
    <message>
        <source>%1 pixels. 95 % interval %2–%3 % counting regions, %4–%5 % as if pixels were independent</source>
        <translation>%1 Pixel. 95-%-Intervall %2–%3 % nach Bereichen, %4–%5 %, als wären die Pixel unabhängig</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV …</translation>
    </message>
    <message>
        <source>Save these statistics as a CSV table</source>
        <translation>Diese Statistik als CSV-Tabelle speichern</translation>
    </message>
    <message>
        <source>Save statistics</source>
        <translation>Statistik speichern</translation>
    </message>
    <message>
        <source>Area fractions in the selection</source>
        <translation>Flächenanteile in der Auswahl</translation>
    </message>
    <message>
        <source>How class probabilities are pooled</source>
        <translation>Wie Klassenwahrscheinlichkeiten zusammengefasst werden</translation>
    </message>
    <message>
        <source>Together: product</source>
        <translation>Zusammen: Produkt</translation>
    </message>
    <message>
        <source>Together: mean</source>
        <translation>Zusammen: Mittel</translation>
    </message>
    <message>
        <source>Best class of each</source>
        <translation>Je beste Klasse</translation>
    </message>
    <message>
        <source>What the selection is, if it is one phase: the probabilities of all patterns multiplied. Neighbours are not independent; the certainty is overstated.</source>
        <translation>Was die Auswahl ist, wenn sie eine einzige Phase ist: die Wahrscheinlichkeiten aller Beugungsbilder multipliziert. Nachbarn sind nicht unabhängig; die Gewissheit ist zu hoch angegeben.</translation>
    </message>
    <message>
        <source>How mixed the selection is: the mean of the probabilities</source>
        <translation>Wie gemischt die Auswahl ist: das Mittel der Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>Share of the pixels by their most probable class</source>
        <translation>Anteil der Pixel nach ihrer wahrscheinlichsten Klasse</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Alle Klassen</translation>
    </message>
    <message>
        <source>Run the network on every selected pattern: probabilities of all classes, not only the three stored, and the average of all patterns</source>
        <translation>Das Netz auf jedes ausgewählte Beugungsbild anwenden: Wahrscheinlichkeiten aller Klassen, nicht nur der drei gespeicherten, und das Mittel aller Beugungsbilder</translation>
    </message>
    <message>
        <source>Average pattern of the selection</source>
        <translation>Mittleres Beugungsbild der Auswahl</translation>
    </message>
    <message>
        <source>Quantity along the line</source>
        <translation>Größe längs der Linie</translation>
    </message>
    <message>
        <source>Save the profile as a CSV table</source>
        <translation>Das Profil als CSV-Tabelle speichern</translation>
    </message>
    <message>
        <source>Save profile</source>
        <translation>Profil speichern</translation>
    </message>
    <message>
        <source>Statistics of the selection</source>
        <translation>Statistik der Auswahl</translation>
    </message>
    <message>
        <source>Statistics are made when the classification is done.</source>
        <translation>Die Statistik entsteht, sobald die Klassifikation fertig ist.</translation>
    </message>
    <message>
        <source>Select pixels with the tools beside the maps to see what they say together.</source>
        <translation>Pixel mit den Werkzeugen neben den Karten auswählen, um zu sehen, was sie zusammen aussagen.</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 pixels&lt;/b&gt;: %2</source>
        <translation>&lt;b&gt;%1 Pixel&lt;/b&gt;: %2</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Network %</source>
        <translation>Netz %</translation>
    </message>
    <message>
        <source>Truth %</source>
        <translation>Wahr %</translation>
    </message>
    <message>
        <source>Reference %</source>
        <translation>Referenz %</translation>
    </message>
    <message>
        <source>Share of the selected pixels and its 95 % interval (Wilson) by regions: pixels of one grain are not independent</source>
        <translation>Anteil an den ausgewählten Pixeln und sein 95-%-Intervall (Wilson) nach Bereichen: Die Pixel eines Korns sind nicht unabhängig</translation>
    </message>
    <message>
        <source>not indexed</source>
        <translation>nicht indiziert</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>%1 regions in the %2, worth %3 equal ones</source>
        <translation>%1 Bereiche in der %2, so viel wert wie %3 gleich große</translation>
    </message>
    <message>
        <source>network&apos;s map</source>
        <translation>Karte des Netzes</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>all classes of %1, %2 patterns</source>
        <translation>alle Klassen von %1, %2 Beugungsbilder</translation>
    </message>
    <message>
        <source>from the stored three best classes of %1 pixels</source>
        <translation>aus den gespeicherten drei besten Klassen von %1 Pixeln</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>Entropy (bit)</source>
        <translation>Entropie (bit)</translation>
    </message>
    <message>
        <source>Reading patterns…</source>
        <translation>Beugungsbilder werden gelesen …</translation>
    </message>
    <message>
        <source>Average pattern</source>
        <translation>Mittleres Beugungsbild</translation>
    </message>
    <message>
        <source>No pattern here.</source>
        <translation>Hier ist kein Beugungsbild.</translation>
    </message>
    <message>
        <source>average of %1 patterns, spread over the selection</source>
        <translation>Mittel aus %1 Beugungsbildern, über die Auswahl verteilt</translation>
    </message>
    <message>
        <source>average of %1 patterns</source>
        <translation>Mittel aus %1 Beugungsbildern</translation>
    </message>
    <message>
        <source>Pool classes of the selection</source>
        <translation>Klassen der Auswahl zusammenfassen</translation>
    </message>
    <message>
        <source>patterns</source>
        <translation>Beugungsbilder</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV-Tabellen (*.csv)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::StructurePage</name>
    <message>
        <source>Zone axes</source>
        <translation>Zonenachsen</translation>
    </message>
    <message>
        <source>Zone axis</source>
        <translation>Zonenachse</translation>
    </message>
    <message>
        <source>strain / %</source>
        <translation>Verzerrung / %</translation>
    </message>
    <message>
        <source>Å·px</source>
        <translation>Å·px</translation>
    </message>
    <message>
        <source>turn / °</source>
        <translation>Drehung / °</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>Name of a structure</source>
        <translation>Name einer Struktur</translation>
    </message>
    <message>
        <source>CIF file…</source>
        <translation>CIF-Datei …</translation>
    </message>
    <message>
        <source>What no turn and no scale removes of the measured against the ideal lattice</source>
        <translation>Was weder Drehung noch Skalierung vom Unterschied des gemessenen zum idealen Gitter beseitigt</translation>
    </message>
    <message>
        <source>Cosine between measured and kinematical amplitudes: 1 where they agree</source>
        <translation>Kosinus zwischen gemessenen und kinematischen Amplituden: 1, wo sie übereinstimmen</translation>
    </message>
    <message>
        <source>Camera constant with which the zone axis fits</source>
        <translation>Kamerakonstante, mit der die Zonenachse passt</translation>
    </message>
    <message>
        <source>&amp;Structure</source>
        <translation>&amp;Struktur</translation>
    </message>
    <message>
        <source>Read the structure library</source>
        <translation>Strukturbibliothek lesen</translation>
    </message>
    <message>
        <source>Crystal structures (*.cif);;All files (*)</source>
        <translation>Kristallstrukturen (*.cif);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a spot pattern, then choose the structure that it may come from.</source>
        <translation>Öffnen Sie ein Punktbeugungsbild, und wählen Sie dann die Struktur, von der es stammen könnte.</translation>
    </message>
    <message>
        <source>The spots of this pattern lie on no lattice, so no zone axis can be found.</source>
        <translation>Die Reflexe dieses Beugungsbildes liegen auf keinem Gitter, daher lässt sich keine Zonenachse finden.</translation>
    </message>
    <message>
        <source>Choose the structure that the pattern may come from.</source>
        <translation>Wählen Sie die Struktur, von der das Beugungsbild stammen könnte.</translation>
    </message>
    <message>
        <source>Trying the zone axes of %1…</source>
        <translation>Zonenachsen von %1 werden ausprobiert …</translation>
    </message>
    <message>
        <source>No zone axis of this structure fits with the camera constant given.</source>
        <translation>Mit der angegebenen Kamerakonstante passt keine Zonenachse dieser Struktur.</translation>
    </message>
    <message>
        <source>No zone axis of this structure up to index 4 fits.</source>
        <translation>Keine Zonenachse dieser Struktur bis Index 4 passt.</translation>
    </message>
    <message>
        <source>match</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>Zone axes that fit, the best first: %1</source>
        <translation>Passende Zonenachsen, die beste zuerst: %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::SummaryPage</name>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Run starts the training and saves this specification, which the command line repeats.</source>
        <translation>Starten beginnt das Training und sichert diese Spezifikation, die die Kommandozeile wiederholt.</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>Spezifikation</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the command that repeats this training in a terminal</source>
        <translation>Den Befehl kopieren, der dieses Training in einem Terminal wiederholt</translation>
    </message>
    <message>
        <source>Save specification…</source>
        <translation>Spezifikation speichern …</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Network %1, %2 × %2 px, %3, seed %4</source>
        <translation>Netz %1, %2 × %2 px, %3, Startwert %4</translation>
    </message>
    <message>
        <source>Which candidates can be told apart was not examined.</source>
        <translation>Welche Kandidaten unterscheidbar sind, wurde nicht untersucht.</translation>
    </message>
    <message>
        <source>Save specification</source>
        <translation>Spezifikation speichern</translation>
    </message>
    <message>
        <source>Specifications (*.json)</source>
        <translation>Spezifikationen (*.json)</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TourGuide</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>End tour</source>
        <translation>Rundgang beenden</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TrainingBench</name>
    <message>
        <source>Too few patterns were matched with certainty to teach a network; matching mapped the scan.</source>
        <translation>Zu wenige Beugungsbilder wurden sicher abgeglichen, um ein Netz zu lehren; der Abgleich hat den Scan kartiert.</translation>
    </message>
    <message>
        <source>The network agrees with matching on %1 % of %2 patterns it was not taught, and mapped the scan.</source>
        <translation>Das Netz stimmt bei %1 % von %2 Beugungsbildern, die es nicht gelernt hat, mit dem Abgleich überein und hat den Scan kartiert.</translation>
    </message>
    <message>
        <source>The network agrees with matching on only %1 % of %2 patterns it was not taught; matching mapped the scan.</source>
        <translation>Das Netz stimmt nur bei %1 % von %2 Beugungsbildern, die es nicht gelernt hat, mit dem Abgleich überein; der Abgleich hat den Scan kartiert.</translation>
    </message>
    <message>
        <source>Train %1</source>
        <translation>%1 trainieren</translation>
    </message>
    <message>
        <source>Train from %1</source>
        <translation>Training aus %1</translation>
    </message>
    <message>
        <source>Accuracy on fresh simulated patterns: %1 %. Simulated patterns say little about recorded ones.</source>
        <translation>Genauigkeit auf neuen simulierten Beugungsbildern: %1 %. Simulierte sagen wenig über aufgenommene.</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>The network was sure of none of the patterns it was not taught; matching mapped the scan.</source>
        <translation>Das Netz war sich bei keinem der Beugungsbilder sicher, die es nicht gelernt hat; der Abgleich hat den Scan kartiert.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TrainingCurves</name>
    <message>
        <source>Loss and accuracies</source>
        <translation>Verlust und Genauigkeiten</translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation>Genauigkeit (%)</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Images seen</source>
        <translation>Gesehene Bilder</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TrainingView</name>
    <message>
        <source>%1 of %2 images</source>
        <translation>%1 von %2 Bildern</translation>
    </message>
    <message>
        <source>%1 images/s</source>
        <translation>%1 Bilder/s</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>Verlust %1</translation>
    </message>
    <message>
        <source>validation %1 %</source>
        <translation>Validierung %1 %</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>running, %1 %</source>
        <translation>läuft, %1 %</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>paused at %1 %</source>
        <translation>unterbrochen bei %1 %</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>nicht beendet</translation>
    </message>
    <message>
        <source>not finished, %1 %</source>
        <translation>nicht beendet, %1 %</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>A training shows here what it learns, while it learns. Start one with New training.</source>
        <translation>Ein Training zeigt hier, was es lernt, während es lernt. Beginnen Sie eines mit Neues Training.</translation>
    </message>
    <message>
        <source>Images seen</source>
        <translation>Gesehene Bilder</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go on from the last checkpoint</source>
        <translation>Vom letzten Sicherungspunkt fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Write a checkpoint and hold the training; it keeps its place and its memory</source>
        <translation>Einen Sicherungspunkt schreiben und das Training anhalten; es behält seinen Platz und seinen Speicher</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>End the job and keep the checkpoint; go on whenever you like, also after a restart</source>
        <translation>Den Auftrag beenden und den Sicherungspunkt behalten; fortsetzen geht jederzeit, auch nach einem Neustart</translation>
    </message>
    <message>
        <source>Open the map</source>
        <translation>Karte öffnen</translation>
    </message>
    <message>
        <source>Open the map that this training made</source>
        <translation>Die Karte öffnen, die dieses Training gemacht hat</translation>
    </message>
    <message>
        <source>Use the model</source>
        <translation>Modell verwenden</translation>
    </message>
    <message>
        <source>Classify with the network of this training</source>
        <translation>Mit dem Netz dieses Trainings klassifizieren</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy the command that repeats this training in a terminal</source>
        <translation>Den Befehl kopieren, der dieses Training in einem Terminal wiederholt</translation>
    </message>
    <message>
        <source>Confusion matrix: true class down, network across</source>
        <translation>Konfusionsmatrix: wahre Klasse in Zeilen, Netz in Spalten</translation>
    </message>
    <message>
        <source>Learning curves</source>
        <translation>Lernkurven</translation>
    </message>
    <message>
        <source>What the network sees: the latest inputs as they enter it</source>
        <translation>Was das Netz sieht: die letzten Eingaben, wie sie hineingehen</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Paused. Other computations wait behind it; stop it to let them run.</source>
        <translation>Unterbrochen. Andere Berechnungen warten dahinter; halten Sie es an, damit sie laufen.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Validation: % of each true class (row)</source>
        <translation>Validierung: % jeder wahren Klasse (Zeile)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TrainingWindow</name>
    <message>
        <source>New training…</source>
        <translation>Neues Training …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>Trainings</translation>
    </message>
    <message>
        <source>Delete the chosen training with its checkpoint; a trained model stays in the library</source>
        <translation>Das gewählte Training mit seinem Sicherungspunkt löschen; ein trainiertes Modell bleibt in der Bibliothek</translation>
    </message>
    <message>
        <source>Remove training</source>
        <translation>Training entfernen</translation>
    </message>
    <message>
        <source>Remove the training %1?</source>
        <translation>Das Training %1 entfernen?</translation>
    </message>
    <message>
        <source>Its specification, its checkpoint and its map are deleted. A trained model stays in the library.</source>
        <translation>Seine Spezifikation, sein Sicherungspunkt und seine Karte werden gelöscht. Ein trainiertes Modell bleibt in der Bibliothek.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TrainingWizard</name>
    <message>
        <source>New training</source>
        <translation>Neues Training</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Starten</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::WelcomePage</name>
    <message>
        <source>Kikuscope</source>
        <translation>Kikuscope</translation>
    </message>
    <message>
        <source>Open an EBSD scan to name the symmetry of every pattern.
Or drop files anywhere in this window.</source>
        <translation>Öffnen Sie einen EBSD-Scan, um die Symmetrie jedes Beugungsbildes zu benennen.
Oder ziehen Sie Dateien in dieses Fenster.</translation>
    </message>
    <message>
        <source>Open a scan…</source>
        <translation>Scan öffnen …</translation>
    </message>
    <message>
        <source>Simulated demonstration</source>
        <translation>Simulierte Vorführung</translation>
    </message>
    <message>
        <source>New here? Three short tours:</source>
        <translation>Neu hier? Drei kurze Rundgänge:</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::Workbench</name>
    <message>
        <source>Free memory</source>
        <translation>Speicher freigeben</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>An electron image needs a map to go with it; open the scan first.</source>
        <translation>Zu einem Elektronenbild gehört eine Karte; öffnen Sie zuerst den Scan.</translation>
    </message>
    <message>
        <source>Open reference map</source>
        <translation>Referenzkarte öffnen</translation>
    </message>
    <message>
        <source>Open reference %1</source>
        <translation>Referenz %1 öffnen</translation>
    </message>
    <message>
        <source>Open electron image %1</source>
        <translation>Elektronenbild %1 öffnen</translation>
    </message>
    <message>
        <source>Load model %1</source>
        <translation>Modell %1 laden</translation>
    </message>
    <message>
        <source>Classify</source>
        <translation>Klassifizieren</translation>
    </message>
    <message>
        <source>%1 holds no patterns; open the pattern file of this map.</source>
        <translation>%1 enthält keine Beugungsbilder; öffnen Sie die Musterdatei dieser Karte.</translation>
    </message>
    <message>
        <source>No model is loaded; choose one in the toolbar.</source>
        <translation>Es ist kein Modell geladen; wählen Sie eines in der Werkzeugleiste.</translation>
    </message>
    <message>
        <source>%1, classified by %2</source>
        <translation>%1, klassifiziert von %2</translation>
    </message>
    <message>
        <source>Classify %1</source>
        <translation>%1 klassifizieren</translation>
    </message>
    <message>
        <source>patterns</source>
        <translation>Beugungsbilder</translation>
    </message>
    <message>
        <source>Compare maps</source>
        <translation>Karten vergleichen</translation>
    </message>
    <message>
        <source>Count phases</source>
        <translation>Phasen zählen</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>Simulate the demonstration scan</source>
        <translation>Vorführscan simulieren</translation>
    </message>
    <message>
        <source>%1 of %2 patterns are kept</source>
        <translation>%1 von %2 Mustern bleiben erhalten</translation>
    </message>
    <message>
        <source>Level of the answer</source>
        <translation>Stufe der Antwort</translation>
    </message>
</context>
</TS>
