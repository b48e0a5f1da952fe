<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Kikuscope</source>
        <translation>À propos de Kikuscope</translation>
    </message>
    <message>
        <source>Phase mapping by machine learning in electron diffraction.</source>
        <translation>Cartographie de phases par apprentissage automatique en diffraction électronique.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.

Built with Qt, QCustomPlot, LibTorch, HDF5, OpenCV, Eigen, gemmi and spglib.</source>
        <translation>Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure.

Construit avec Qt, QCustomPlot, LibTorch, HDF5, OpenCV, Eigen, gemmi et spglib.</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Preview of the figure</source>
        <translation>Aperçu de la figure</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>Exporter %1</translation>
    </message>
    <message>
        <source>Copy the figure</source>
        <translation>Copier la figure</translation>
    </message>
    <message>
        <source>There is no map to report on; classify the scan or open a reference first.</source>
        <translation>Aucune carte pour établir un rapport&#xa0;; classifier d’abord le scan ou ouvrir une référence.</translation>
    </message>
    <message>
        <source> (simulated)</source>
        <translation> (simulé)</translation>
    </message>
    <message>
        <source>Report %1</source>
        <translation>Rapport %1</translation>
    </message>
    <message>
        <source>Pattern at the crosshair</source>
        <translation>Diagramme au réticule</translation>
    </message>
    <message>
        <source>Pattern, row %1, column %2</source>
        <translation>Diagramme, ligne %1, colonne %2</translation>
    </message>
    <message>
        <source>%1 (simulated)</source>
        <translation>%1 (simulé)</translation>
    </message>
    <message>
        <source>the result is not saved</source>
        <translation>le résultat n’est pas enregistré</translation>
    </message>
    <message>
        <source>the reference is in no file</source>
        <translation>la référence n’est dans aucun fichier</translation>
    </message>
    <message>
        <source>the scan is in no file</source>
        <translation>le scan n’est dans aucun fichier</translation>
    </message>
    <message>
        <source>the electron image is in no file</source>
        <translation>l’image électronique n’est dans aucun fichier</translation>
    </message>
</context>
<context>
    <name>HelpBrowser</name>
    <message>
        <source>This page is missing: %1</source>
        <translation>Cette page est introuvable&#xa0;: %1</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Premiers pas</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Maps and patterns</source>
        <translation>Cartes et diagrammes</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>How far to trust a model</source>
        <translation>Quelle confiance accorder à un modèle</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Ligne de commande</translation>
    </message>
    <message>
        <source>How models are measured</source>
        <translation>Comment les modèles sont évalués</translation>
    </message>
    <message>
        <source>Card of phases-starter</source>
        <translation>Fiche de phases-starter</translation>
    </message>
    <message>
        <source>Card of structure-types</source>
        <translation>Fiche de structure-types</translation>
    </message>
    <message>
        <source>Card of bravais-starter</source>
        <translation>Fiche de bravais-starter</translation>
    </message>
    <message>
        <source>Protocols of the papers</source>
        <translation>Protocoles des articles</translation>
    </message>
    <message>
        <source>Card of structure-bands</source>
        <translation>Fiche de structure-bands</translation>
    </message>
    <message>
        <source>Figures and reports</source>
        <translation>Figures et rapports</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projets</translation>
    </message>
    <message>
        <source>Spot patterns</source>
        <translation>Diagrammes de taches</translation>
    </message>
    <message>
        <source>Card of saed-cubic</source>
        <translation>Fiche de saed-cubic</translation>
    </message>
    <message>
        <source>Card of structure-angles</source>
        <translation>Fiche de structure-angles</translation>
    </message>
</context>
<context>
    <name>MapLayers</name>
    <message>
        <source>not indexed</source>
        <translation>non indexé</translation>
    </message>
    <message>
        <source>%1 (simulated)</source>
        <translation>%1 (simulé)</translation>
    </message>
    <message>
        <source>Band contrast (BC)</source>
        <translation>Contraste de bandes (BC)</translation>
    </message>
    <message>
        <source>Band slope (BS)</source>
        <translation>Pente de bandes (BS)</translation>
    </message>
    <message>
        <source>Mean angular deviation (MAD)</source>
        <translation>Écart angulaire moyen (MAD)</translation>
    </message>
    <message>
        <source>Image quality (IQ)</source>
        <translation>Qualité d’image (IQ)</translation>
    </message>
    <message>
        <source>Confidence index (CI)</source>
        <translation>Indice de confiance (CI)</translation>
    </message>
    <message>
        <source>Fit of the solution</source>
        <translation>Ajustement de la solution (Fit)</translation>
    </message>
    <message>
        <source>Number of bands</source>
        <translation>Nombre de bandes</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>Code d’erreur</translation>
    </message>
    <message>
        <source>SEM signal</source>
        <translation>Signal MEB</translation>
    </message>
    <message>
        <source>The classification is about to start.</source>
        <translation>La classification va commencer.</translation>
    </message>
    <message>
        <source>This file holds no patterns to classify.</source>
        <translation>Ce fichier ne contient aucun diagramme à classifier.</translation>
    </message>
    <message>
        <source>Not classified yet: press F5.</source>
        <translation>Pas encore classifié&#xa0;: appuyer sur F5.</translation>
    </message>
    <message>
        <source>Not classified yet: choose a model, then press F5.</source>
        <translation>Pas encore classifié&#xa0;: choisir un modèle, puis appuyer sur F5.</translation>
    </message>
    <message>
        <source>No reference map: open an .ang, .ctf or HDF5 file with File &gt; Open reference map.</source>
        <translation>Aucune carte de référence&#xa0;: ouvrir un fichier .ang, .ctf ou HDF5 par Fichier &gt; Ouvrir une carte de référence.</translation>
    </message>
    <message>
        <source>cleaned up</source>
        <translation>nettoyé</translation>
    </message>
    <message>
        <source>%1 pixels differ from what the network said. The raw map is kept: layer &quot;Phases (network, raw)&quot;.</source>
        <translation>%1 pixels diffèrent de la réponse du réseau. La carte brute est conservée&#xa0;: couche «&#xa0;Phases (réseau, brut)&#xa0;».</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>accord</translation>
    </message>
    <message>
        <source>disagree</source>
        <translation>désaccord</translation>
    </message>
    <message>
        <source>network unknown</source>
        <translation>réseau&#xa0;: inconnu</translation>
    </message>
    <message>
        <source>truth not indexed</source>
        <translation>vérité&#xa0;: non indexé</translation>
    </message>
    <message>
        <source>reference not indexed</source>
        <translation>référence&#xa0;: non indexé</translation>
    </message>
    <message>
        <source>neither indexed</source>
        <translation>aucun des deux indexé</translation>
    </message>
    <message>
        <source>The reference map holds no orientations.</source>
        <translation>La carte de référence ne contient aucune orientation.</translation>
    </message>
    <message>
        <source>Which crystal direction lies along this axis of the map: X to the right, Y up, Z out of the surface. RD of OIM is Y here, TD is X.</source>
        <translation>Direction cristalline parallèle à cet axe de la carte&#xa0;: X vers la droite, Y vers le haut, Z sortant de la surface. RD d’OIM correspond ici à Y, TD à X.</translation>
    </message>
    <message>
        <source>%1 is not in this file.</source>
        <translation>%1 n’est pas dans ce fichier.</translation>
    </message>
    <message>
        <source>No electron image: open one with File &gt; Open electron image.</source>
        <translation>Aucune image électronique&#xa0;: en ouvrir une par Fichier &gt; Ouvrir une image électronique.</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>recalée</translation>
    </message>
    <message>
        <source>Placed by %1 points, residual %2 µm.</source>
        <translation>Positionnée par %1 points, résidu %2 µm.</translation>
    </message>
    <message>
        <source>placement not recorded</source>
        <translation>position non enregistrée</translation>
    </message>
    <message>
        <source>The file does not say where the map lies in this image; it is drawn over the whole map.</source>
        <translation>Le fichier n’indique pas où se trouve la carte dans cette image&#xa0;; l’image est tracée sur toute la carte.</translation>
    </message>
    <message>
        <source>Phases (network)</source>
        <translation>Phases (réseau)</translation>
    </message>
    <message>
        <source>Phases (network, raw)</source>
        <translation>Phases (réseau, brut)</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Accord</translation>
    </message>
    <message>
        <source>Phases (ground truth)</source>
        <translation>Phases (vérité terrain)</translation>
    </message>
    <message>
        <source>Phases (reference)</source>
        <translation>Phases (référence)</translation>
    </message>
    <message>
        <source>IPF colours, X (right)</source>
        <translation>Couleurs IPF, X (droite)</translation>
    </message>
    <message>
        <source>IPF colours, Y (up)</source>
        <translation>Couleurs IPF, Y (haut)</translation>
    </message>
    <message>
        <source>IPF colours, Z (normal)</source>
        <translation>Couleurs IPF, Z (normale)</translation>
    </message>
    <message>
        <source>Electron image</source>
        <translation>Image électronique</translation>
    </message>
    <message>
        <source>Probability of %1</source>
        <translation>Probabilité de %1</translation>
    </message>
    <message>
        <source>bit</source>
        <translation>bit</translation>
    </message>
    <message>
        <source>Shannon entropy of the three best classes and of all others as one: 0 = sure, 2 = a guess among four.</source>
        <translation>Entropie de Shannon des trois meilleures classes et de toutes les autres réunies&#xa0;: 0 = certain, 2 = tirage au sort parmi quatre.</translation>
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
        <translation>%1, %2 paramètres</translation>
    </message>
    <message>
        <source>%1 (reported as unknown)</source>
        <translation>%1 (signalé comme inconnu)</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Entraîné sur</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>%1 images, seed %2, %3</source>
        <translation>%1 images, graine %2, %3</translation>
    </message>
    <message>
        <source>Started from</source>
        <translation>À partir de</translation>
    </message>
    <message>
        <source>noise / signal</source>
        <translation>bruit / signal</translation>
    </message>
    <message>
        <source>accuracy %</source>
        <translation>exactitude&#xa0;%</translation>
    </message>
    <message>
        <source>accepted %</source>
        <translation>acceptés&#xa0;%</translation>
    </message>
    <message>
        <source>accuracy of the accepted %</source>
        <translation>exactitude des acceptés&#xa0;%</translation>
    </message>
    <message>
        <source>Simulated patterns: new orientations of the trained structures</source>
        <translation>Diagrammes simulés&#xa0;: nouvelles orientations des structures apprises</translation>
    </message>
    <message>
        <source>They say little about recorded patterns.</source>
        <translation>Ils en disent peu sur les diagrammes mesurés.</translation>
    </message>
    <message>
        <source>class</source>
        <translation>classe</translation>
    </message>
    <message>
        <source>patterns</source>
        <translation>diagrammes</translation>
    </message>
    <message>
        <source>agreement %</source>
        <translation>accord&#xa0;%</translation>
    </message>
    <message>
        <source>all</source>
        <translation>total</translation>
    </message>
    <message>
        <source>Recorded patterns of the map, in regions it was not taught, against matching</source>
        <translation>Diagrammes mesurés de la carte, dans des régions non apprises, face à l’appariement</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Propriété</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>Prétraitement</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
</context>
<context>
    <name>QApplication</name>
    <message>
        <source>Phase mapping by machine learning in electron diffraction.</source>
        <translation>Cartographie de phases par apprentissage automatique en diffraction électronique.</translation>
    </message>
    <message>
        <source>Simulate and classify the demonstration scan.</source>
        <translation>Simuler et classifier le scan de démonstration.</translation>
    </message>
    <message>
        <source>Bundled model or model file.</source>
        <translation>Modèle fourni ou fichier de modèle.</translation>
    </message>
    <message>
        <source>system, light or dark.</source>
        <translation>system (système), light (clair) ou dark (sombre).</translation>
    </message>
    <message>
        <source>Classify the opened scan at once.</source>
        <translation>Classifier aussitôt le scan ouvert.</translation>
    </message>
    <message>
        <source>Save a picture of the window when all jobs are done.</source>
        <translation>Enregistrer une image de la fenêtre une fois toutes les tâches terminées.</translation>
    </message>
    <message>
        <source>Size of the window, e.g. 1280x800.</source>
        <translation>Taille de la fenêtre, p. ex. 1280x800.</translation>
    </message>
    <message>
        <source>Quit after the picture was saved.</source>
        <translation>Quitter une fois l’image enregistrée.</translation>
    </message>
    <message>
        <source>Projects, scans, reference maps, electron images or results to open.</source>
        <translation>Projets, scans, cartes de référence, images électroniques ou résultats à ouvrir.</translation>
    </message>
    <message>
        <source>Give a command of the menus before the picture is saved.</source>
        <translation>Exécuter une commande des menus avant d’enregistrer l’image.</translation>
    </message>
    <message>
        <source>Time from a change to its autosave.</source>
        <translation>Délai entre une modification et sa sauvegarde automatique.</translation>
    </message>
</context>
<context>
    <name>SelectionCommands</name>
    <message>
        <source>selection: %1</source>
        <translation>sélection&#xa0;: %1</translation>
    </message>
    <message>
        <source>clear selection</source>
        <translation>effacer la sélection</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>Loading the model</source>
        <translation>Chargement du modèle</translation>
    </message>
    <message>
        <source>Classifying patterns</source>
        <translation>Classification des diagrammes</translation>
    </message>
    <message>
        <source>Simulating master patterns</source>
        <translation>Simulation des images maîtresses</translation>
    </message>
    <message>
        <source>Simulating the master pattern of %1</source>
        <translation>Simulation de l’image maîtresse de %1</translation>
    </message>
    <message>
        <source>Rendering the patterns of %1</source>
        <translation>Rendu des diagrammes de %1</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>Écriture de %1</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Resuming the training</source>
        <translation>Reprise de l’entraînement</translation>
    </message>
    <message>
        <source>Calibrating and measuring the model</source>
        <translation>Calibration et évaluation du modèle</translation>
    </message>
    <message>
        <source>Labelling patterns by matching</source>
        <translation>Étiquetage des diagrammes par appariement</translation>
    </message>
    <message>
        <source>Matching where the network is unsure</source>
        <translation>Appariement là où le réseau hésite</translation>
    </message>
    <message>
        <source>Verifying a sample by matching</source>
        <translation>Vérification d’un échantillon par appariement</translation>
    </message>
    <message>
        <source>Fitting the pattern centre</source>
        <translation>Ajustement du centre du diagramme</translation>
    </message>
    <message>
        <source>Looking for the pattern centre</source>
        <translation>Recherche du centre du diagramme</translation>
    </message>
    <message>
        <source>Matching patterns</source>
        <translation>Appariement des diagrammes</translation>
    </message>
    <message>
        <source>Which candidates can be told apart</source>
        <translation>Quels candidats peuvent être distingués</translation>
    </message>
    <message>
        <source>Rendering templates of %1</source>
        <translation>Rendu des gabarits de %1</translation>
    </message>
</context>
<context>
    <name>Tours</name>
    <message>
        <source>From patterns to a &amp;map</source>
        <translation>Des diagrammes à la &amp;carte</translation>
    </message>
    <message>
        <source>Open a scan</source>
        <translation>Ouvrir un scan</translation>
    </message>
    <message>
        <source>Files of all vendors open here, or drop them anywhere in the window. The demonstration that is loaded now is simulated.</source>
        <translation>Les fichiers de tous les constructeurs s’ouvrent ici, ou se déposent n’importe où dans la fenêtre. La démonstration chargée en ce moment est simulée.</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Choisir un modèle</translation>
    </message>
    <message>
        <source>A model names the phases or symmetries that it learned. Its card (Ctrl+M) says how often it was right, on simulated and on recorded patterns.</source>
        <translation>Un modèle nomme les phases ou les symétries qu’il a apprises. Sa fiche (Ctrl+M) indique combien de fois il a eu raison, sur des diagrammes simulés et sur des diagrammes mesurés.</translation>
    </message>
    <message>
        <source>Classify</source>
        <translation>Classifier</translation>
    </message>
    <message>
        <source>F5 names every pattern. The map grows while you work; Esc stops, and what is done stays.</source>
        <translation>F5 nomme chaque diagramme. La carte grandit pendant le travail&#xa0;; Échap arrête, et ce qui est fait est conservé.</translation>
    </message>
    <message>
        <source>Look at maps</source>
        <translation>Regarder les cartes</translation>
    </message>
    <message>
        <source>All maps show the same place: pan, zoom and the crosshair are linked. The title of a map chooses what it shows, the button beside it how.</source>
        <translation>Toutes les cartes montrent le même endroit&#xa0;: déplacement, zoom et réticule sont liés. Le titre d’une carte choisit ce qu’elle affiche, le bouton à côté la façon de l’afficher.</translation>
    </message>
    <message>
        <source>Question a pixel</source>
        <translation>Interroger un pixel</translation>
    </message>
    <message>
        <source>Click a map: the pattern appears here, and below it the classes that the network thinks of.</source>
        <translation>Cliquer une carte&#xa0;: le diagramme apparaît ici et, en dessous, les classes que le réseau envisage.</translation>
    </message>
    <message>
        <source>&amp;Compare two maps</source>
        <translation>Comparer &amp;deux cartes</translation>
    </message>
    <message>
        <source>Three maps</source>
        <translation>Trois cartes</translation>
    </message>
    <message>
        <source>The network&apos;s phases, the reference, and where they agree. Key 2 brings this arrangement back at any time.</source>
        <translation>Les phases du réseau, la référence, et là où les deux s’accordent. La touche 2 rétablit cette disposition à tout moment.</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Matrice de confusion</translation>
    </message>
    <message>
        <source>A cell that you click selects its pixels in every map; Ctrl adds cells. What is unknown or not indexed is counted, too.</source>
        <translation>Cliquer une cellule sélectionne ses pixels dans chaque carte&#xa0;; Ctrl ajoute des cellules. Ce qui est inconnu ou non indexé est compté aussi.</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>Désaccords</translation>
    </message>
    <message>
        <source>Regions where the maps disagree, largest first. Enter or F8 goes to the next one.</source>
        <translation>Régions où les cartes diffèrent, les plus grandes d’abord. Entrée ou F8 passe à la suivante.</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Sélectionner</translation>
    </message>
    <message>
        <source>By rectangle, lasso, phase or grain. The docks Statistics and Patterns tell about the pixels selected.</source>
        <translation>Par rectangle, lasso, phase ou grain. Les panneaux Statistiques et Diagrammes renseignent sur les pixels sélectionnés.</translation>
    </message>
    <message>
        <source>&amp;Explain and publish</source>
        <translation>&amp;Expliquer et publier</translation>
    </message>
    <message>
        <source>What the network looks at</source>
        <translation>Ce que regarde le réseau</translation>
    </message>
    <message>
        <source>Heat shows which parts of the pattern speak for a class. Compare two classes or two pixels, and switch on bands and zone axes where the orientation is known.</source>
        <translation>La chaleur montre quelles parties du diagramme plaident pour une classe. Comparer deux classes ou deux pixels, et afficher les bandes et les axes de zone là où l’orientation est connue.</translation>
    </message>
    <message>
        <source>How sure it is</source>
        <translation>À quel point il est sûr</translation>
    </message>
    <message>
        <source>The best classes with their probabilities. Below the threshold in the model the answer is unknown.</source>
        <translation>Les meilleures classes avec leurs probabilités. En dessous du seuil fixé dans le modèle, la réponse est «&#xa0;inconnu&#xa0;».</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>À emporter</translation>
    </message>
    <message>
        <source>Every exported file says which data, model and settings made it.</source>
        <translation>Chaque fichier exporté indique les données, le modèle et les paramètres dont il est issu.</translation>
    </message>
    <message>
        <source>Save the result</source>
        <translation>Enregistrer le résultat</translation>
    </message>
    <message>
        <source>The result keeps the raw answers. The user guide (F1) explains everything in more detail.</source>
        <translation>Le résultat conserve les réponses brutes. Le guide de l’utilisateur (F1) explique tout plus en détail.</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Pattern</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Class probabilities</source>
        <translation>Probabilités des classes</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phases</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Expliquer</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>Désaccords</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Nettoyage</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistiques</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Diagrammes</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
</context>
<context>
    <name>Workspaces</name>
    <message>
        <source>&amp;Inspect</source>
        <translation>&amp;Inspecter</translation>
    </message>
    <message>
        <source>C&amp;ompare</source>
        <translation>C&amp;omparer</translation>
    </message>
    <message>
        <source>E&amp;xplain</source>
        <translation>E&amp;xpliquer</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::AccuracyCurve</name>
    <message>
        <source>Accuracy by condition</source>
        <translation>Exactitude selon la condition</translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation>Exactitude (%)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::Autosave</name>
    <message>
        <source>Autosave</source>
        <translation>Sauvegarde automatique</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to: a crash would lose what is not saved.</source>
        <translation>Impossible d’écrire dans le dossier %1&#xa0;: un plantage ferait perdre ce qui n’est pas enregistré.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>Another window has restored this already.</source>
        <translation>Une autre fenêtre l’a déjà restauré.</translation>
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
        <translation>Formule</translation>
    </message>
    <message>
        <source>Lattice</source>
        <translation>Réseau crist.</translation>
    </message>
    <message>
        <source>Space group</source>
        <translation>Groupe d’espace</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::CandidatesPage</name>
    <message>
        <source>Candidate phases</source>
        <translation>Phases candidates</translation>
    </message>
    <message>
        <source>Which phases may be in the sample? A structure that is missing here will be taken for another one or for none.</source>
        <translation>Quelles phases peuvent être présentes dans l’échantillon&#xa0;? Une structure absente ici sera prise pour une autre ou pour aucune.</translation>
    </message>
    <message>
        <source>Search: name, formula, space group</source>
        <translation>Rechercher&#xa0;: nom, formule, groupe d’espace</translation>
    </message>
    <message>
        <source>Only of the elements, e.g. Fe, Cr, C</source>
        <translation>Seulement avec les éléments, p. ex. Fe, Cr, C</translation>
    </message>
    <message>
        <source>Chosen only</source>
        <translation>Choisies seulement</translation>
    </message>
    <message>
        <source>Structures</source>
        <translation>Structures</translation>
    </message>
    <message>
        <source>Add CIF files…</source>
        <translation>Ajouter des fichiers CIF…</translation>
    </message>
    <message>
        <source>Reading the structures…</source>
        <translation>Lecture des structures…</translation>
    </message>
    <message>
        <source>Read the structures</source>
        <translation>Lire les structures</translation>
    </message>
    <message>
        <source>The file also names %1, which the library does not hold; add CIF files for them.</source>
        <translation>Le fichier nomme aussi %1, absent de la bibliothèque&#xa0;; ajouter les fichiers CIF correspondants.</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>Aucune choisie</translation>
    </message>
    <message>
        <source>%1 chosen: %2</source>
        <translation>%1 choisies&#xa0;: %2</translation>
    </message>
    <message>
        <source>Add CIF files</source>
        <translation>Ajouter des fichiers CIF</translation>
    </message>
    <message>
        <source>Crystal structures (*.cif);;All files (*)</source>
        <translation>Structures cristallines (*.cif);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Read CIF files</source>
        <translation>Lire les fichiers CIF</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ClassPage</name>
    <message>
        <source>Counts for the space group</source>
        <translation>Compte pour le groupe d’espace</translation>
    </message>
    <message>
        <source>Space groups, pattern by pattern</source>
        <translation>Groupes d’espace, diagramme par diagramme</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Diagrammes</translation>
    </message>
    <message>
        <source>Model for spot patterns</source>
        <translation>Modèle pour diagrammes de taches</translation>
    </message>
    <message>
        <source>Zone axis of this pattern</source>
        <translation>Axe de zone de ce diagramme</translation>
    </message>
    <message>
        <source>Where the zone axis is known, the space group follows with fewer patterns</source>
        <translation>Là où l’axe de zone est connu, le groupe d’espace se déduit de moins de diagrammes</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non connu</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modèle</translation>
    </message>
    <message>
        <source>&amp;Zone axis</source>
        <translation>A&amp;xe de zone</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Choisir un modèle</translation>
    </message>
    <message>
        <source>no model is installed</source>
        <translation>aucun modèle n’est installé</translation>
    </message>
    <message>
        <source>Open model file…</source>
        <translation>Ouvrir un fichier de modèle…</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>Ouvrir un modèle</translation>
    </message>
    <message>
        <source>Models (*.safetensors);;All files (*)</source>
        <translation>Modèles (*.safetensors);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Classes need a model for spot patterns. Choose one, or train it with &lt;tt&gt;kikuscope-cli saed train&lt;/tt&gt; and open its file.</source>
        <translation>Les classes exigent un modèle pour diagrammes de taches. En choisir un, ou l’entraîner avec &lt;tt&gt;kikuscope-cli saed train&lt;/tt&gt; et ouvrir son fichier.</translation>
    </message>
    <message>
        <source>No pattern is chosen.</source>
        <translation>Aucun diagramme n’est choisi.</translation>
    </message>
    <message>
        <source>Not classified yet.</source>
        <translation>Pas encore classifié.</translation>
    </message>
    <message>
        <source>Class of this pattern: &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>Classe de ce diagramme&#xa0;: &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Class of this pattern: &lt;b&gt;unknown&lt;/b&gt;; it is left out of the space group</source>
        <translation>Classe de ce diagramme&#xa0;: &lt;b&gt;inconnue&lt;/b&gt;&#xa0;; il ne compte pas pour le groupe d’espace</translation>
    </message>
    <message>
        <source>Space group: no pattern counts yet</source>
        <translation>Groupe d’espace&#xa0;: aucun diagramme ne compte encore</translation>
    </message>
    <message numerus="yes">
        <source>Space group from %n patterns of one crystal</source>
        <translation>
            <numerusform>Groupe d’espace d’après %n diagramme d’un même cristal</numerusform>
            <numerusform>Groupe d’espace d’après %n diagrammes d’un même cristal</numerusform>
        </translation>
    </message>
    <message>
        <source>Space groups whose spot patterns look the same: %1</source>
        <translation>Groupes d’espace dont les diagrammes de taches sont d’aspect identique&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::CleanupView</name>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Appliquer</translation>
    </message>
    <message>
        <source>Back to &amp;raw</source>
        <translation>Revenir au &amp;brut</translation>
    </message>
    <message>
        <source>Pixels changed by: %1</source>
        <translation>Pixels modifiés par&#xa0;: %1</translation>
    </message>
    <message>
        <source>Least confidence</source>
        <translation>Confiance minimale</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Passes of the majority filter</source>
        <translation>Passes du filtre majoritaire</translation>
    </message>
    <message>
        <source> ×</source>
        <translation> ×</translation>
    </message>
    <message>
        <source>Smallest grain that stays</source>
        <translation>Plus petit grain conservé</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Unknown pixels</source>
        <translation>Pixels inconnus</translation>
    </message>
    <message>
        <source>What the steps after the first do with unknown pixels</source>
        <translation>Traitement des pixels inconnus par les étapes après la première</translation>
    </message>
    <message>
        <source>stay unknown</source>
        <translation>restent inconnus</translation>
    </message>
    <message>
        <source>are filled</source>
        <translation>sont remplis</translation>
    </message>
    <message>
        <source>count as a class</source>
        <translation>comptent comme une classe</translation>
    </message>
    <message>
        <source>Doubtful pixels are unknown</source>
        <translation>Pixels douteux inconnus</translation>
    </message>
    <message>
        <source>Pixels whose confidence lies below this become unknown</source>
        <translation>Les pixels dont la confiance est inférieure à ce seuil deviennent inconnus</translation>
    </message>
    <message>
        <source>Majority filter</source>
        <translation>Filtre majoritaire</translation>
    </message>
    <message>
        <source>A pixel takes the class that most of its 3 × 3 window has (on hexagonal grids itself and six neighbours)</source>
        <translation>Un pixel prend la classe majoritaire de sa fenêtre 3 × 3 (sur les grilles hexagonales, lui-même et six voisins)</translation>
    </message>
    <message>
        <source>Absorb smaller grains than</source>
        <translation>Absorber les grains de moins de</translation>
    </message>
    <message>
        <source>Regions with fewer pixels take the class that most of their border touches</source>
        <translation>Les régions de moins de pixels prennent la classe que touche la plus grande part de leur contour</translation>
    </message>
    <message>
        <source>Answer grains as a whole</source>
        <translation>Répondre par grain entier</translation>
    </message>
    <message>
        <source>The probabilities of all pixels of a grain are multiplied, and its pixels get the best class</source>
        <translation>Les probabilités de tous les pixels d’un grain sont multipliées, et ses pixels prennent la meilleure classe</translation>
    </message>
    <message>
        <source>&amp;Unknown pixels</source>
        <translation>Pixels &amp;inconnus</translation>
    </message>
    <message>
        <source>Show the cleaned-up map instead; Edit &gt; Undo brings the other back</source>
        <translation>Afficher la carte nettoyée à la place&#xa0;; Édition &gt; Annuler rétablit l’autre</translation>
    </message>
    <message>
        <source>Show again what the network said</source>
        <translation>Afficher de nouveau la réponse du réseau</translation>
    </message>
    <message>
        <source>Classify a scan first: its map can then be cleaned up.</source>
        <translation>Classifier d’abord un scan&#xa0;: sa carte peut ensuite être nettoyée.</translation>
    </message>
    <message>
        <source>The map can be cleaned up when the classification is done.</source>
        <translation>La carte pourra être nettoyée une fois la classification terminée.</translation>
    </message>
    <message>
        <source>The map shown is cleaned up. Steps start from what the network said.</source>
        <translation>La carte affichée est nettoyée. Les étapes partent de la réponse du réseau.</translation>
    </message>
    <message>
        <source>Choose steps; they run from top to bottom. What the network said is kept.</source>
        <translation>Choisir les étapes&#xa0;; elles s’exécutent de haut en bas. La réponse du réseau est conservée.</translation>
    </message>
    <message>
        <source>The pixels are counted…</source>
        <translation>Comptage des pixels…</translation>
    </message>
    <message>
        <source>Count pixels to clean up</source>
        <translation>Compter les pixels à nettoyer</translation>
    </message>
    <message>
        <source>%1 pixels</source>
        <translation>%1 pixels</translation>
    </message>
    <message>
        <source>%1 of %2 pixels will differ from what the network said, which is kept.</source>
        <translation>%1 pixels sur %2 différeront de la réponse du réseau, qui est conservée.</translation>
    </message>
    <message>
        <source>Clean up the map</source>
        <translation>Nettoyer la carte</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Nettoyer</translation>
    </message>
    <message>
        <source>Take back the clean-up</source>
        <translation>Annuler le nettoyage</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ComparisonTarget</name>
    <message>
        <source>What the network&apos;s map is compared with</source>
        <translation>Ce à quoi la carte du réseau est comparée</translation>
    </message>
    <message>
        <source>Network against ground truth</source>
        <translation>Réseau / vérité terrain</translation>
    </message>
    <message>
        <source>Network against reference</source>
        <translation>Réseau / référence</translation>
    </message>
    <message>
        <source>Cleaned up against raw</source>
        <translation>Nettoyé / brut</translation>
    </message>
    <message>
        <source>Network against %1</source>
        <translation>Réseau / %1</translation>
    </message>
    <message>
        <source>Network against another map…</source>
        <translation>Réseau / autre carte…</translation>
    </message>
    <message>
        <source>raw result</source>
        <translation>résultat brut</translation>
    </message>
    <message>
        <source>Compare with another map</source>
        <translation>Comparer avec une autre carte</translation>
    </message>
    <message>
        <source>Maps (*.h5 *.ang *.ctf *.h5oina *.oh5 *.hdf5);;All files (*)</source>
        <translation>Cartes (*.h5 *.ang *.ctf *.h5oina *.oh5 *.hdf5);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Ouvrir %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ConditionsPage</name>
    <message>
        <source>mean score of %1 patterns %2 → %3</source>
        <translation>score moyen de %1 diagrammes&#xa0;: %2 → %3</translation>
    </message>
    <message>
        <source>Estimated: x ± %1, y ± %2, z ± %3; %4</source>
        <translation>Estimé&#xa0;: x ± %1, y ± %2, z ± %3&#xa0;; %4</translation>
    </message>
    <message>
        <source>Estimated; %1</source>
        <translation>Estimé&#xa0;; %1</translation>
    </message>
    <message>
        <source>As in the open scan</source>
        <translation>Comme dans le scan ouvert</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>Learn patterns in this geometry only; else those of any usual camera</source>
        <translation>N’apprendre que les diagrammes de cette géométrie&#xa0;; sinon ceux de toute caméra usuelle</translation>
    </message>
    <message>
        <source>Estimate from the patterns</source>
        <translation>Estimer d’après les diagrammes</translation>
    </message>
    <message>
        <source>Find the pattern centre that makes patterns of the whole map match the candidates best</source>
        <translation>Trouver le centre du diagramme pour lequel les diagrammes de toute la carte correspondent le mieux aux candidats</translation>
    </message>
    <message>
        <source> keV</source>
        <translation> keV</translation>
    </message>
    <message>
        <source>whole pattern</source>
        <translation>diagramme entier</translation>
    </message>
    <message>
        <source>Radius of a circular screen as fraction of the shorter side; 0: the whole pattern</source>
        <translation>Rayon d’un écran circulaire en fraction du petit côté&#xa0;; 0&#xa0;: le diagramme entier</translation>
    </message>
    <message>
        <source>Standard deviation of the noise relative to that of the diffraction signal</source>
        <translation>Écart-type du bruit rapporté à celui du signal de diffraction</translation>
    </message>
    <message>
        <source>Pattern centre x</source>
        <translation>Centre du diagramme x</translation>
    </message>
    <message>
        <source>Pattern centre y</source>
        <translation>Centre du diagramme y</translation>
    </message>
    <message>
        <source>Pattern centre z</source>
        <translation>Centre du diagramme z</translation>
    </message>
    <message>
        <source>From the left edge, in pattern widths (Bruker&apos;s convention)</source>
        <translation>Depuis le bord gauche, en largeurs de diagramme (convention Bruker)</translation>
    </message>
    <message>
        <source>From the top edge, in pattern heights (Bruker&apos;s convention)</source>
        <translation>Depuis le bord supérieur, en hauteurs de diagramme (convention Bruker)</translation>
    </message>
    <message>
        <source>Distance of the screen, in pattern heights (Bruker&apos;s convention)</source>
        <translation>Distance de l’écran, en hauteurs de diagramme (convention Bruker)</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Diagrammes</translation>
    </message>
    <message>
        <source>Beam energy</source>
        <translation>Énergie du faisceau</translation>
    </message>
    <message>
        <source>Pattern centre x, y, z</source>
        <translation>Centre du diagramme x, y, z</translation>
    </message>
    <message>
        <source>Screen radius</source>
        <translation>Rayon de l’écran</translation>
    </message>
    <message>
        <source>Noise / signal up to</source>
        <translation>Bruit / signal jusqu’à</translation>
    </message>
    <message>
        <source>Measured from the scan. Correct what you know better.</source>
        <translation>Mesuré d’après le scan. Corriger ce qui est mieux connu.</translation>
    </message>
    <message>
        <source>What the patterns will be like that the classifier is for.</source>
        <translation>Caractéristiques des diagrammes auxquels le classifieur est destiné.</translation>
    </message>
    <message>
        <source>Looking at the patterns…</source>
        <translation>Examen des diagrammes…</translation>
    </message>
    <message>
        <source>Measure the conditions</source>
        <translation>Mesurer les conditions</translation>
    </message>
    <message>
        <source>The file does not say the pattern centre: estimate it, or type it in.</source>
        <translation>Le fichier n’indique pas le centre du diagramme&#xa0;: l’estimer ou le saisir.</translation>
    </message>
    <message>
        <source>%1 × %2 px%3</source>
        <translation>%1 × %2 px%3</translation>
    </message>
    <message>
        <source>, static background in the file</source>
        <translation>, fond statique dans le fichier</translation>
    </message>
    <message>
        <source>Estimate the pattern centre</source>
        <translation>Estimer le centre du diagramme</translation>
    </message>
    <message>
        <source>Stop estimating</source>
        <translation>Arrêter l’estimation</translation>
    </message>
    <message>
        <source>Waiting for the running computation…</source>
        <translation>Attente de la fin du calcul en cours…</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ConfusionModel</name>
    <message>
        <source>not indexed</source>
        <translation>non indexé</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>%1 in the reference, %2 by the network: %3 pixels, %4 % of the row, %5 % of the column</source>
        <translation>%1 dans la référence, %2 selon le réseau&#xa0;: %3 pixels, %4&#xa0;% de la ligne, %5&#xa0;% de la colonne</translation>
    </message>
    <message>
        <source>%1 in truth, %2 by the network: %3 images, %4 % of the row, %5 % of the column</source>
        <translation>%1 dans la vérité terrain, %2 selon le réseau&#xa0;: %3 images, %4&#xa0;% de la ligne, %5&#xa0;% de la colonne</translation>
    </message>
    <message>
        <source>Precision %</source>
        <translation>Précision&#xa0;%</translation>
    </message>
    <message>
        <source>Recall %</source>
        <translation>Rappel&#xa0;%</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ConfusionView</name>
    <message>
        <source>Unit of the cells</source>
        <translation>Unité des cellules</translation>
    </message>
    <message>
        <source>% of row</source>
        <translation>% de la ligne</translation>
    </message>
    <message>
        <source>% of column</source>
        <translation>% de la colonne</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixels</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Scores</translation>
    </message>
    <message>
        <source>Precision, recall, F1 and Jaccard with 95 % intervals</source>
        <translation>Précision, rappel, F1 et Jaccard avec intervalles à 95&#xa0;%</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Effacer la sélection</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Save the matrix: counts as CSV, figure as PNG or SVG, tables for LaTeX</source>
        <translation>Enregistrer la matrice&#xa0;: effectifs en CSV, figure en PNG ou SVG, tableaux pour LaTeX</translation>
    </message>
    <message>
        <source>Confusion matrix: reference down, network across</source>
        <translation>Matrice de confusion&#xa0;: référence en lignes, réseau en colonnes</translation>
    </message>
    <message>
        <source>The maps are compared when the classification is done.</source>
        <translation>Les cartes seront comparées une fois la classification terminée.</translation>
    </message>
    <message>
        <source>Classify a scan that has a reference map, to see where both agree.</source>
        <translation>Classifier un scan qui a une carte de référence pour voir où les deux s’accordent.</translation>
    </message>
    <message>
        <source>Open a reference map to compare the result with.</source>
        <translation>Ouvrir une carte de référence à laquelle comparer le résultat.</translation>
    </message>
    <message>
        <source>Select pixels</source>
        <translation>Sélectionner des pixels</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 cellules</translation>
    </message>
    <message>
        <source>%1 in the reference, %2 by the network</source>
        <translation>%1 dans la référence, %2 selon le réseau</translation>
    </message>
    <message>
        <source>%1 pixels selected: %2</source>
        <translation>%1 pixels sélectionnés&#xa0;: %2</translation>
    </message>
    <message>
        <source>Accuracy %1 % (95 % interval %2–%3 %), κ %4 (%5–%6). Click a cell to see its pixels in every map.</source>
        <translation>Exactitude %1&#xa0;% (intervalle à 95&#xa0;%&#xa0;: %2–%3&#xa0;%), κ %4 (%5–%6). Cliquer une cellule pour voir ses pixels dans chaque carte.</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>Enregistrer %1</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>Tableaux CSV (*.csv)</translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation>Images PNG (*.png)</translation>
    </message>
    <message>
        <source>SVG drawings (*.svg)</source>
        <translation>Dessins SVG (*.svg)</translation>
    </message>
    <message>
        <source>LaTeX tables (*.tex)</source>
        <translation>Tableaux LaTeX (*.tex)</translation>
    </message>
    <message>
        <source>Save confusion matrix</source>
        <translation>Enregistrer la matrice de confusion</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::DisagreementModel</name>
    <message>
        <source>not indexed</source>
        <translation>non indexé</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>%1 in the reference, %2 by the network; %3 pixels, mean confidence %4 %; rows %5–%6, columns %7–%8</source>
        <translation>%1 dans la référence, %2 selon le réseau&#xa0;; %3 pixels, confiance moyenne %4&#xa0;%&#xa0;; lignes %5–%6, colonnes %7–%8</translation>
    </message>
    <message>
        <source>%1, looked at</source>
        <translation>%1, examinée</translation>
    </message>
    <message>
        <source>By pixels that the tolerance does not excuse, times their mean confidence</source>
        <translation>Selon le nombre de pixels que la tolérance n’excuse pas, multiplié par leur confiance moyenne</translation>
    </message>
    <message>
        <source>Mean confidence of the network in these pixels, in percent</source>
        <translation>Confiance moyenne du réseau dans ces pixels, en pour cent</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixels</translation>
    </message>
    <message>
        <source>Conf. %</source>
        <translation>Conf.&#xa0;%</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::DisagreementView</name>
    <message>
        <source>also unknown</source>
        <translation>inconnus aussi</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>The region before  (Shift+F8)</source>
        <translation>La région précédente  (Maj+F8)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>The next region  (F8, or Enter in the list)</source>
        <translation>La région suivante  (F8, ou Entrée dans la liste)</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Tolérance</translation>
    </message>
    <message>
        <source>How far a boundary may be shifted without being an error</source>
        <translation>Décalage d’une limite encore admis sans compter comme erreur</translation>
    </message>
    <message>
        <source>List regions too that one of the maps leaves unknown or not indexed</source>
        <translation>Lister aussi les régions que l’une des cartes laisse inconnues ou non indexées</translation>
    </message>
    <message>
        <source>Overlap of every phase in both maps</source>
        <translation>Recouvrement de chaque phase dans les deux cartes</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Jaccard %</source>
        <translation>Jaccard&#xa0;%</translation>
    </message>
    <message>
        <source>Boundary F1 %</source>
        <translation>F1 des limites&#xa0;%</translation>
    </message>
    <message>
        <source>Pixels of the phase in both maps over those in either, with 95 % interval</source>
        <translation>Pixels de la phase dans les deux cartes rapportés à ceux dans l’une ou l’autre, avec intervalle à 95&#xa0;%</translation>
    </message>
    <message>
        <source>A pixel counts as right where the other map has the same phase within the tolerance</source>
        <translation>Un pixel compte comme juste si l’autre carte a la même phase dans la tolérance</translation>
    </message>
    <message>
        <source>Regions in which the maps disagree, what matters most first</source>
        <translation>Régions où les cartes diffèrent, les plus importantes d’abord</translation>
    </message>
    <message>
        <source>&amp;Tolerance</source>
        <translation>&amp;Tolérance</translation>
    </message>
    <message>
        <source>Find disagreements</source>
        <translation>Chercher les désaccords</translation>
    </message>
    <message>
        <source>Precision %1 %, recall %2 %</source>
        <translation>Précision %1&#xa0;%, rappel %2&#xa0;%</translation>
    </message>
    <message>
        <source>Select pixels</source>
        <translation>Sélectionner des pixels</translation>
    </message>
    <message>
        <source>%1 in the reference, %2 by the network</source>
        <translation>%1 dans la référence, %2 selon le réseau</translation>
    </message>
    <message>
        <source>The maps are compared…</source>
        <translation>Comparaison des cartes…</translation>
    </message>
    <message>
        <source>Classify a scan that has a reference map, to see where both disagree.</source>
        <translation>Classifier un scan qui a une carte de référence pour voir où les deux diffèrent.</translation>
    </message>
    <message>
        <source>Open a reference map to compare the result with.</source>
        <translation>Ouvrir une carte de référence à laquelle comparer le résultat.</translation>
    </message>
    <message>
        <source>Agreement %1 %, with boundaries shifted by up to %2 px forgiven %3 %; κ %4 (%5–%6).</source>
        <translation>Accord %1&#xa0;%, %3&#xa0;% en tolérant des limites décalées jusqu’à %2 px&#xa0;; κ %4 (%5–%6).</translation>
    </message>
    <message>
        <source>The maps disagree nowhere beyond the tolerance.</source>
        <translation>Les cartes ne diffèrent nulle part au-delà de la tolérance.</translation>
    </message>
    <message>
        <source>%1 regions, the first %2 are listed; %3 looked at. Enter goes to the next.</source>
        <translation>%1 régions, les %2 premières sont listées&#xa0;; %3 examinées. Entrée passe à la suivante.</translation>
    </message>
    <message>
        <source>%1 regions, %2 looked at. Enter goes to the next.</source>
        <translation>%1 régions, %2 examinées. Entrée passe à la suivante.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ExplainView</name>
    <message>
        <source>Heat of the pattern at the crosshair</source>
        <translation>Chaleur du diagramme au réticule</translation>
    </message>
    <message>
        <source>Heat to compare with</source>
        <translation>Chaleur à comparer</translation>
    </message>
    <message>
        <source>Class to explain</source>
        <translation>Classe à expliquer</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
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
        <translation>Occlusion</translation>
    </message>
    <message>
        <source>Stage of the network: earlier ones are finer but know less</source>
        <translation>Étage du réseau&#xa0;: les premiers sont plus fins mais en savent moins</translation>
    </message>
    <message>
        <source>Colours of the heat</source>
        <translation>Couleurs de la chaleur</translation>
    </message>
    <message>
        <source>Opacity of the heat</source>
        <translation>Opacité de la chaleur</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Bandes</translation>
    </message>
    <message>
        <source>Draw Kikuchi bands and zone axes with their Miller indices, where the reference knows the orientation</source>
        <translation>Tracer les bandes de Kikuchi et les axes de zone avec leurs indices de Miller, là où la référence connaît l’orientation</translation>
    </message>
    <message>
        <source>Class of the second panel</source>
        <translation>Classe du second panneau</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Épingler</translation>
    </message>
    <message>
        <source>Keep this pixel in the second panel</source>
        <translation>Garder ce pixel dans le second panneau</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Mean heat of the selected pixels, in the second panel</source>
        <translation>Chaleur moyenne des pixels sélectionnés, dans le second panneau</translation>
    </message>
    <message>
        <source>PNG…</source>
        <translation>PNG…</translation>
    </message>
    <message>
        <source>Save the panels as a picture</source>
        <translation>Enregistrer les panneaux comme image</translation>
    </message>
    <message>
        <source>No second panel</source>
        <translation>Pas de second panneau</translation>
    </message>
    <message>
        <source>Model&apos;s answer</source>
        <translation>Réponse du modèle</translation>
    </message>
    <message>
        <source>Last stage</source>
        <translation>Dernier étage</translation>
    </message>
    <message>
        <source>Stage %1</source>
        <translation>Étage %1</translation>
    </message>
    <message>
        <source>Explain the pattern</source>
        <translation>Expliquer le diagramme</translation>
    </message>
    <message>
        <source>%1, %2 %</source>
        <translation>%1, %2&#xa0;%</translation>
    </message>
    <message>
        <source>nothing speaks for it</source>
        <translation>rien ne plaide pour elle</translation>
    </message>
    <message>
        <source>row %1, column %2</source>
        <translation>ligne %1, colonne %2</translation>
    </message>
    <message>
        <source>This file holds no patterns.</source>
        <translation>Ce fichier ne contient aucun diagramme.</translation>
    </message>
    <message>
        <source>No pattern here.</source>
        <translation>Pas de diagramme ici.</translation>
    </message>
    <message>
        <source>Choose a model to see what it looks at.</source>
        <translation>Choisir un modèle pour voir ce qu’il regarde.</translation>
    </message>
    <message>
        <source>No bands: the reference has no orientation here.</source>
        <translation>Pas de bandes&#xa0;: la référence n’a pas d’orientation ici.</translation>
    </message>
    <message>
        <source>No bands: the file does not say the pattern centre.</source>
        <translation>Pas de bandes&#xa0;: le fichier n’indique pas le centre du diagramme.</translation>
    </message>
    <message>
        <source>No bands: cell or symmetry of %1 are not known.</source>
        <translation>Pas de bandes&#xa0;: maille ou symétrie de %1 inconnue.</translation>
    </message>
    <message>
        <source>Bands of %1 in the orientation of the reference</source>
        <translation>Bandes de %1 dans l’orientation de la référence</translation>
    </message>
    <message>
        <source>Bands of %1 by lattice spacing: its atoms are not known</source>
        <translation>Bandes de %1 par distance réticulaire&#xa0;: ses atomes ne sont pas connus</translation>
    </message>
    <message>
        <source>Heat relative to its peak; what it says is how this model decides.</source>
        <translation>Chaleur relative à son maximum&#xa0;; elle montre comment ce modèle décide.</translation>
    </message>
    <message>
        <source>Mean heat of the selection</source>
        <translation>Chaleur moyenne de la sélection</translation>
    </message>
    <message>
        <source>patterns</source>
        <translation>diagrammes</translation>
    </message>
    <message>
        <source>model&apos;s answers</source>
        <translation>réponses du modèle</translation>
    </message>
    <message>
        <source>Mean of %1 of %2 selected · %3, %4 %</source>
        <translation>Moyenne de %1 sur %2 sélectionnés · %3, %4&#xa0;%</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>Enregistrer %1</translation>
    </message>
    <message>
        <source>Save heat maps</source>
        <translation>Enregistrer les cartes de chaleur</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>Images PNG (*.png)</translation>
    </message>
    <message>
        <source>Mean by crystal direction</source>
        <translation>Moyenne par direction cristalline</translation>
    </message>
    <message>
        <source>Aligned by the orientations of the reference, for the commonest phase of the selection</source>
        <translation>Alignée selon les orientations de la référence, pour la phase la plus fréquente de la sélection</translation>
    </message>
    <message>
        <source>%1 patterns of %2 by crystal direction · %3</source>
        <translation>%1 diagrammes de %2 par direction cristalline · %3</translation>
    </message>
    <message>
        <source>This model needs the pattern centre: Analyse &gt; Pattern centre.</source>
        <translation>Ce modèle a besoin du centre du diagramme : Analyse &gt; Centre du diagramme.</translation>
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
        <translation>Image PNG (*.png)</translation>
    </message>
    <message>
        <source>TIFF image (*.tiff *.tif)</source>
        <translation>Image TIFF (*.tiff *.tif)</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Figures of the project; type a name to keep another one</source>
        <translation>Figures du projet&#xa0;; saisir un nom pour en conserver une autre</translation>
    </message>
    <message>
        <source>Keep the figure with the project, under this name</source>
        <translation>Conserver la figure sous ce nom dans le projet</translation>
    </message>
    <message>
        <source>Take the figure of this name out of the project</source>
        <translation>Retirer du projet la figure de ce nom</translation>
    </message>
    <message>
        <source>Write the figure as PDF, SVG, PNG or TIFF</source>
        <translation>Écrire la figure en PDF, SVG, PNG ou TIFF</translation>
    </message>
    <message>
        <source>Copy the figure to the clipboard, as picture and SVG</source>
        <translation>Copier la figure dans le presse-papiers, comme image et en SVG</translation>
    </message>
    <message>
        <source>The figure %1</source>
        <translation>La figure %1</translation>
    </message>
    <message>
        <source>Figure %1</source>
        <translation>Figure %1</translation>
    </message>
    <message>
        <source>Add a panel: a map, an image or a pattern.</source>
        <translation>Ajouter un panneau&#xa0;: une carte, une image ou un diagramme.</translation>
    </message>
    <message>
        <source>Not reproducible: %1.</source>
        <translation>Non reproductible&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Export the figure</source>
        <translation>Exporter la figure</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>figure</translation>
    </message>
    <message>
        <source>Not reproducible</source>
        <translation>Non reproductible</translation>
    </message>
    <message>
        <source>The figure could not be made again: %1.</source>
        <translation>La figure ne pourrait pas être produite à nouveau&#xa0;: %1.</translation>
    </message>
    <message>
        <source>What it shows is right, but its description says that it cannot be reproduced.</source>
        <translation>Ce qu’elle montre est juste, mais sa description indique qu’elle n’est pas reproductible.</translation>
    </message>
    <message>
        <source>Save the result first…</source>
        <translation>Enregistrer d’abord le résultat…</translation>
    </message>
    <message>
        <source>Export anyway</source>
        <translation>Exporter quand même</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::FigureForm</name>
    <message>
        <source>One column</source>
        <translation>Une colonne</translation>
    </message>
    <message>
        <source>Two columns</source>
        <translation>Deux colonnes</translation>
    </message>
    <message>
        <source>Elsevier, one column</source>
        <translation>Elsevier, une colonne</translation>
    </message>
    <message>
        <source>Elsevier, two columns</source>
        <translation>Elsevier, deux colonnes</translation>
    </message>
    <message>
        <source>Nature, one column</source>
        <translation>Nature, une colonne</translation>
    </message>
    <message>
        <source>Nature, two columns</source>
        <translation>Nature, deux colonnes</translation>
    </message>
    <message>
        <source>Springer, one column</source>
        <translation>Springer, une colonne</translation>
    </message>
    <message>
        <source>Springer, two columns</source>
        <translation>Springer, deux colonnes</translation>
    </message>
    <message>
        <source>ACS, one column</source>
        <translation>ACS, une colonne</translation>
    </message>
    <message>
        <source>ACS, two columns</source>
        <translation>ACS, deux colonnes</translation>
    </message>
    <message>
        <source>Slide or screen</source>
        <translation>Diapositive ou écran</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>Taille personnalisée</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Revue</translation>
    </message>
    <message>
        <source>Sets width, dpi and sizes of type</source>
        <translation>Fixe la largeur, les dpi et les tailles de caractères</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatique</translation>
    </message>
    <message>
        <source>Rows x columns, as 1x3, or panels per row, as 2+3</source>
        <translation>Lignes x colonnes, p. ex. 1x3, ou panneaux par ligne, p. ex. 2+3</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Largeur</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Résolution</translation>
    </message>
    <message>
        <source>Of PNG and TIFF; PDF and SVG have none</source>
        <translation>Pour PNG et TIFF&#xa0;; PDF et SVG n’en ont pas</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Marge</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Espacement</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Police</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Lettres</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Traits</translation>
    </message>
    <message>
        <source>Panel letters</source>
        <translation>Lettres des panneaux</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>one below all</source>
        <translation>une seule sous l’ensemble</translation>
    </message>
    <message>
        <source>below each panel</source>
        <translation>sous chaque panneau</translation>
    </message>
    <message>
        <source>Scale bar</source>
        <translation>Barre d’échelle</translation>
    </message>
    <message>
        <source>in each panel</source>
        <translation>dans chaque panneau</translation>
    </message>
    <message>
        <source>in the first panel</source>
        <translation>dans le premier panneau</translation>
    </message>
    <message>
        <source>Area fractions in the legend</source>
        <translation>Fractions surfaciques dans la légende</translation>
    </message>
    <message>
        <source>Where each panel has its own legend</source>
        <translation>Lorsque chaque panneau a sa propre légende</translation>
    </message>
    <message>
        <source>Colour bars and keys</source>
        <translation>Échelles et clés de couleurs</translation>
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
        <translation>Aperçu de la figure</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 mm</translation>
    </message>
    <message>
        <source>The figure is being drawn.</source>
        <translation>La figure est en cours de tracé.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::GalleryModel</name>
    <message>
        <source>row %1, column %2: %3</source>
        <translation>ligne %1, colonne %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>Read thumbnails</source>
        <translation>Lire les vignettes</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::GalleryView</name>
    <message>
        <source>Order of the patterns</source>
        <translation>Ordre des diagrammes</translation>
    </message>
    <message>
        <source>Least confident</source>
        <translation>Moins confiants</translation>
    </message>
    <message>
        <source>Most entropy</source>
        <translation>Plus d’entropie</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>Désaccord</translation>
    </message>
    <message>
        <source>As in the map</source>
        <translation>Comme dans la carte</translation>
    </message>
    <message>
        <source>Patterns of the selection</source>
        <translation>Diagrammes de la sélection</translation>
    </message>
    <message>
        <source>Training set</source>
        <translation>Jeu d’entraînement</translation>
    </message>
    <message>
        <source>Labels are saved as a training set that fine-tuning reads</source>
        <translation>Les étiquettes sont enregistrées comme jeu d’entraînement, lu par l’affinage</translation>
    </message>
    <message>
        <source>The network is right</source>
        <translation>Le réseau a raison</translation>
    </message>
    <message>
        <source>✓</source>
        <translation>✓</translation>
    </message>
    <message>
        <source>The network is wrong</source>
        <translation>Le réseau a tort</translation>
    </message>
    <message>
        <source>✗</source>
        <translation>✗</translation>
    </message>
    <message>
        <source>mark as wrong</source>
        <translation>marquer comme faux</translation>
    </message>
    <message>
        <source>Exclude from training</source>
        <translation>Exclure de l’entraînement</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>exclude patterns</source>
        <translation>exclure des diagrammes</translation>
    </message>
    <message>
        <source>Label as…</source>
        <translation>Étiqueter comme…</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>Étiqueter…</translation>
    </message>
    <message>
        <source>Remove labels</source>
        <translation>Retirer les étiquettes</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>remove labels</source>
        <translation>retirer les étiquettes</translation>
    </message>
    <message>
        <source>Save labels as a training set…</source>
        <translation>Enregistrer les étiquettes comme jeu d’entraînement…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Open labels…</source>
        <translation>Ouvrir des étiquettes…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>This file holds no patterns.</source>
        <translation>Ce fichier ne contient aucun diagramme.</translation>
    </message>
    <message>
        <source>Patterns are listed when the classification is done.</source>
        <translation>Les diagrammes seront listés une fois la classification terminée.</translation>
    </message>
    <message>
        <source>Select pixels, or click a cell of the comparison, to see their patterns.</source>
        <translation>Sélectionner des pixels, ou cliquer une cellule de la comparaison, pour voir leurs diagrammes.</translation>
    </message>
    <message>
        <source>List patterns</source>
        <translation>Lister les diagrammes</translation>
    </message>
    <message>
        <source>%1 patterns</source>
        <translation>%1 diagrammes</translation>
    </message>
    <message>
        <source>%1 labelled for training, %2 wrong or excluded</source>
        <translation>%1 étiquetés pour l’entraînement, %2 faux ou exclus</translation>
    </message>
    <message>
        <source>mark as right</source>
        <translation>marquer comme juste</translation>
    </message>
    <message>
        <source>label as %1</source>
        <translation>étiqueter comme %1</translation>
    </message>
    <message>
        <source>Label patterns</source>
        <translation>Étiqueter les diagrammes</translation>
    </message>
    <message>
        <source>Class of the chosen patterns:</source>
        <translation>Classe des diagrammes choisis&#xa0;:</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>Enregistrer %1</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Ouvrir %1</translation>
    </message>
    <message>
        <source>open labels</source>
        <translation>ouvrir des étiquettes</translation>
    </message>
    <message>
        <source>Save training set</source>
        <translation>Enregistrer le jeu d’entraînement</translation>
    </message>
    <message>
        <source>Labels (*.csv)</source>
        <translation>Étiquettes (*.csv)</translation>
    </message>
    <message>
        <source>Open labels</source>
        <translation>Ouvrir des étiquettes</translation>
    </message>
    <message>
        <source>Labels (*.csv *.json)</source>
        <translation>Étiquettes (*.csv *.json)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::GoalPage</name>
    <message>
        <source>Train for &amp;this map</source>
        <translation>Entraîner pour &amp;cette carte</translation>
    </message>
    <message>
        <source>&amp;Classifier from structures</source>
        <translation>Classifieur à partir de &amp;structures</translation>
    </message>
    <message>
        <source>What for?</source>
        <translation>Dans quel but&#xa0;?</translation>
    </message>
    <message>
        <source>The open scan exists in memory only.</source>
        <translation>Le scan ouvert n’existe qu’en mémoire.</translation>
    </message>
    <message>
        <source>Open a scan with patterns for that.</source>
        <translation>Ouvrir pour cela un scan avec diagrammes.</translation>
    </message>
    <message>
        <source>Some patterns of the open map are matched with simulations of the candidate phases, which is slow but right on recorded patterns. A network learns from them, is checked on other regions of the map, and maps it if it agrees; else matching does.</source>
        <translation>Certains diagrammes de la carte ouverte sont appariés à des simulations des phases candidates, ce qui est lent mais juste sur des diagrammes mesurés. Un réseau apprend d’eux, est vérifié sur d’autres régions de la carte, et la cartographie s’il concorde&#xa0;; sinon l’appariement s’en charge.</translation>
    </message>
    <message>
        <source>A network learns simulated patterns of chosen structures, for any scan. Recorded patterns look different: check it before you trust it.</source>
        <translation>Un réseau apprend des diagrammes simulés de structures choisies, pour tout scan. Les diagrammes mesurés ont un autre aspect&#xa0;: le vérifier avant de s’y fier.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>Network of %1</source>
        <translation>Réseau de %1</translation>
    </message>
    <message>
        <source>My classifier</source>
        <translation>Mon classifieur</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::GrainBoundaries</name>
    <message>
        <source>Find grain boundaries</source>
        <translation>Trouver les joints de grains</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::GroupsPage</name>
    <message>
        <source>Make one class of those that cannot be told apart</source>
        <translation>Réunir en une classe celles qui ne se distinguent pas</translation>
    </message>
    <message>
        <source>Can they be told apart?</source>
        <translation>Peut-on les distinguer&#xa0;?</translation>
    </message>
    <message>
        <source>Patterns of every candidate are simulated at these conditions and matched with all others. You need not wait for it.</source>
        <translation>Les diagrammes de chaque candidat sont simulés dans ces conditions et appariés à tous les autres. Il n’est pas nécessaire d’attendre.</translation>
    </message>
    <message>
        <source>Waiting for the running computation…</source>
        <translation>Attente de la fin du calcul en cours…</translation>
    </message>
    <message>
        <source>Compare the candidates</source>
        <translation>Comparer les candidats</translation>
    </message>
    <message>
        <source>Not examined.</source>
        <translation>Non examiné.</translation>
    </message>
    <message>
        <source>All candidates can be told apart.</source>
        <translation>Tous les candidats peuvent être distingués.</translation>
    </message>
    <message>
        <source>These cannot be told apart with the uncertainty of the pattern centre (±1 %):</source>
        <translation>Ceux-ci ne peuvent être distingués avec l’incertitude sur le centre du diagramme (±1&#xa0;%)&#xa0;:</translation>
    </message>
    <message>
        <source>Each line becomes one class of the map.</source>
        <translation>Chaque ligne devient une classe de la carte.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::HeatBar</name>
    <message>
        <source>Colours of the heat, from 0 to 1</source>
        <translation>Couleurs de la chaleur, de 0 à 1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::HelpBrowser</name>
    <message>
        <source>User guide</source>
        <translation>Guide de l’utilisateur</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search in the user guide</source>
        <translation>Rechercher dans le guide</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Sommaire</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::InfoView</name>
    <message>
        <source>Properties of the scan</source>
        <translation>Propriétés du scan</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Propriété</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>simulated, not measured</source>
        <translation>simulé, non mesuré</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Grille</translation>
    </message>
    <message>
        <source>%1 rows × %2 columns, %3</source>
        <translation>%1 lignes × %2 colonnes, %3</translation>
    </message>
    <message>
        <source>square</source>
        <translation>carrée</translation>
    </message>
    <message>
        <source>hexagonal</source>
        <translation>hexagonale</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Pas</translation>
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
        <translation>Diagrammes</translation>
    </message>
    <message>
        <source>%1 × %2 px, %3</source>
        <translation>%1 × %2 px, %3</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>Vérité terrain</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Phase %1</source>
        <translation>Phase %1</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Détecteur</translation>
    </message>
    <message>
        <source>Pattern centre (Bruker)</source>
        <translation>Centre du diagramme (Bruker)</translation>
    </message>
    <message>
        <source>x %1, y %2, z %3</source>
        <translation>x %1, y %2, z %3</translation>
    </message>
    <message>
        <source>Sample tilt</source>
        <translation>Inclinaison de l’échantillon</translation>
    </message>
    <message>
        <source>%1°</source>
        <translation>%1°</translation>
    </message>
    <message>
        <source>Detector tilt</source>
        <translation>Inclinaison du détecteur</translation>
    </message>
    <message>
        <source>Beam energy</source>
        <translation>Énergie du faisceau</translation>
    </message>
    <message>
        <source>%1 keV</source>
        <translation>%1 keV</translation>
    </message>
    <message>
        <source>Working distance</source>
        <translation>Distance de travail</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>What the reader had to choose</source>
        <translation>Choix faits à la lecture</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>%1 × %1 px</source>
        <translation>%1 × %1 px</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Metadata of the file</source>
        <translation>Métadonnées du fichier</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::InputStrip</name>
    <message>
        <source>What the network sees</source>
        <translation>Ce que voit le réseau</translation>
    </message>
    <message>
        <source>%1, %2 × %2 px after preprocessing</source>
        <translation>%1, %2 × %2 px après prétraitement</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::JobRow</name>
    <message>
        <source>Progress of %1</source>
        <translation>Progression&#xa0;: %1</translation>
    </message>
    <message>
        <source>Stop this job; what is done stays</source>
        <translation>Arrêter cette tâche&#xa0;; ce qui est fait est conservé</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>Arrêter&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::JobRunner</name>
    <message>
        <source>There is not enough memory for this; close other scans or choose a smaller one.</source>
        <translation>La mémoire est insuffisante&#xa0;; fermer d’autres scans ou en choisir un plus petit.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Une erreur interne du programme s’est produite.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::JobsPanel</name>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>terminée en %1</translation>
    </message>
    <message>
        <source>stopped after %1</source>
        <translation>arrêtée après %1</translation>
    </message>
    <message>
        <source>stopped after %1: %2</source>
        <translation>arrêtée après %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>échec&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1 sur %2 %3</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <translation>%1 %2/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>reste %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>No jobs yet.</source>
        <translation>Aucune tâche pour l’instant.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::LatticePage</name>
    <message>
        <source>Square</source>
        <translation>Carré</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rectangle</translation>
    </message>
    <message>
        <source>Hexagonal</source>
        <translation>Hexagonal</translation>
    </message>
    <message>
        <source>Parallelogram</source>
        <translation>Parallélogramme</translation>
    </message>
    <message>
        <source>From the structure</source>
        <translation>D’après la structure</translation>
    </message>
    <message>
        <source>Vectors of the lattice</source>
        <translation>Vecteurs du réseau</translation>
    </message>
    <message>
        <source>Vector</source>
        <translation>Vecteur</translation>
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
        <translation>angle / °</translation>
    </message>
    <message>
        <source>d / Å</source>
        <translation>d / Å</translation>
    </message>
    <message>
        <source>Spots</source>
        <translation>Taches</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Nœud</translation>
    </message>
    <message>
        <source>azimuth / °</source>
        <translation>azimut / °</translation>
    </message>
    <message>
        <source>Camera constant</source>
        <translation>Constante de caméra</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnue</translation>
    </message>
    <message>
        <source>Distance of a spot from the centre times its lattice spacing</source>
        <translation>Distance d’une tache au centre, multipliée par sa distance interréticulaire</translation>
    </message>
    <message>
        <source>Unit of the camera constant</source>
        <translation>Unité de la constante de caméra</translation>
    </message>
    <message>
        <source>Take the camera constant with which the chosen structure and zone axis fit</source>
        <translation>Reprendre la constante de caméra avec laquelle la structure et l’axe de zone choisis conviennent</translation>
    </message>
    <message>
        <source>&amp;Camera constant</source>
        <translation>&amp;Constante de caméra</translation>
    </message>
    <message>
        <source>Open a spot pattern to measure it.</source>
        <translation>Ouvrir un diagramme de taches pour le mesurer.</translation>
    </message>
    <message>
        <source>centre %1, %2 px</source>
        <translation>centre %1, %2 px</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Mesure en cours…</translation>
    </message>
    <message numerus="yes">
        <source>%n spots, but no lattice of them: rings, a single row, or too few; %1</source>
        <translation>
            <numerusform>%n tache, mais aucun réseau&#xa0;: anneaux, une seule rangée ou trop peu de taches&#xa0;; %1</numerusform>
            <numerusform>%n taches, mais aucun réseau&#xa0;: anneaux, une seule rangée ou trop peu de taches&#xa0;; %1</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;, ratio %2, angle %3° ± %4°; %5 of %6 spots within %7 px, %8</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;, rapport %2, angle %3° ± %4°&#xa0;; %5 taches sur %6 à %7 px près, %8</translation>
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
        <translation>Intensité rapportée à la tache diffractée la plus forte ; avec une étoile : saturée, la vraie est plus grande</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::LegendView</name>
    <message>
        <source>%1 pixels</source>
        <translation>%1 pixels</translation>
    </message>
    <message>
        <source>Phases with colours and area fractions</source>
        <translation>Phases avec couleurs et fractions surfaciques</translation>
    </message>
    <message>
        <source>&amp;Colour…</source>
        <translation>&amp;Couleur…</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Renommer</translation>
    </message>
    <message>
        <source>&amp;Hide or show</source>
        <translation>&amp;Masquer ou afficher</translation>
    </message>
    <message>
        <source>&amp;Merge the chosen phases</source>
        <translation>&amp;Fusionner les phases choisies</translation>
    </message>
    <message>
        <source>&amp;Split merged phases</source>
        <translation>&amp;Séparer les phases fusionnées</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>M&amp;onter</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>&amp;Descendre</translation>
    </message>
    <message>
        <source>Colours of the &amp;file</source>
        <translation>Couleurs du fic&amp;hier</translation>
    </message>
    <message>
        <source>&amp;All as found</source>
        <translation>&amp;Tout comme trouvé</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Symmetry</source>
        <translation>Symétrie</translation>
    </message>
    <message>
        <source>Network %</source>
        <translation>Réseau&#xa0;%</translation>
    </message>
    <message>
        <source>Truth %</source>
        <translation>Vérité&#xa0;%</translation>
    </message>
    <message>
        <source>Reference %</source>
        <translation>Référence&#xa0;%</translation>
    </message>
    <message>
        <source>Right click: colour, name, order, merge. Untick a phase to hide it in the maps.</source>
        <translation>Clic droit&#xa0;: couleur, nom, ordre, fusion. Décocher une phase pour la masquer dans les cartes.</translation>
    </message>
    <message>
        <source>Network: share of all measured points; in brackets of the indexed ones</source>
        <translation>Réseau&#xa0;: part de tous les points mesurés&#xa0;; entre parenthèses, part des points indexés</translation>
    </message>
    <message>
        <source>Ground truth: share of all measured points; in brackets of the indexed ones</source>
        <translation>Vérité terrain&#xa0;: part de tous les points mesurés&#xa0;; entre parenthèses, part des points indexés</translation>
    </message>
    <message>
        <source>Reference: share of all measured points; in brackets of the indexed ones</source>
        <translation>Référence&#xa0;: part de tous les points mesurés&#xa0;; entre parenthèses, part des points indexés</translation>
    </message>
    <message>
        <source>not indexed</source>
        <translation>non indexé</translation>
    </message>
    <message>
        <source>merged: %1</source>
        <translation>fusionnées&#xa0;: %1</translation>
    </message>
    <message>
        <source>colour of %1</source>
        <translation>couleur de %1</translation>
    </message>
    <message>
        <source>rename %1</source>
        <translation>renommer %1</translation>
    </message>
    <message>
        <source>show %1</source>
        <translation>afficher %1</translation>
    </message>
    <message>
        <source>hide %1</source>
        <translation>masquer %1</translation>
    </message>
    <message>
        <source>merge phases</source>
        <translation>fusionner des phases</translation>
    </message>
    <message>
        <source>split phases</source>
        <translation>séparer des phases</translation>
    </message>
    <message>
        <source>order of phases</source>
        <translation>ordre des phases</translation>
    </message>
    <message>
        <source>colours of the file</source>
        <translation>couleurs du fichier</translation>
    </message>
    <message>
        <source>phases as found</source>
        <translation>phases comme trouvées</translation>
    </message>
    <message>
        <source>Colour of %1</source>
        <translation>Couleur de %1</translation>
    </message>
    <message>
        <source>Agrees with the ground truth in &lt;b&gt;%1 %&lt;/b&gt; of %2 pixels (95 % interval %3–%4 %)</source>
        <translation>Concorde avec la vérité terrain dans &lt;b&gt;%1&#xa0;%&lt;/b&gt; de %2 pixels (intervalle à 95&#xa0;%&#xa0;: %3–%4&#xa0;%)</translation>
    </message>
    <message>
        <source>Agrees with the reference in &lt;b&gt;%1 %&lt;/b&gt; of %2 pixels (95 % interval %3–%4 %)</source>
        <translation>Concorde avec la référence dans &lt;b&gt;%1&#xa0;%&lt;/b&gt; de %2 pixels (intervalle à 95&#xa0;%&#xa0;: %3–%4&#xa0;%)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::LineProfilePlot</name>
    <message>
        <source>Profile along the line</source>
        <translation>Profil le long de la ligne</translation>
    </message>
    <message>
        <source>Distance (µm)</source>
        <translation>Distance (µm)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::MainWindow</name>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Ouvrir…</translation>
    </message>
    <message>
        <source>Open a scan, a result or an electron image</source>
        <translation>Ouvrir un scan, un résultat ou une image électronique</translation>
    </message>
    <message>
        <source>Open &amp;folder of patterns…</source>
        <translation>Ouvrir un &amp;dossier de diagrammes…</translation>
    </message>
    <message>
        <source>Open a folder of pattern images</source>
        <translation>Ouvrir un dossier d’images de diagrammes</translation>
    </message>
    <message>
        <source>Open &amp;reference map…</source>
        <translation>Ouvrir une carte de &amp;référence…</translation>
    </message>
    <message>
        <source>Open the vendor&apos;s indexing to compare with: .ang, .ctf, HDF5</source>
        <translation>Ouvrir l’indexation du constructeur pour comparaison&#xa0;: .ang, .ctf, HDF5</translation>
    </message>
    <message>
        <source>Open &amp;electron image…</source>
        <translation>Ouvrir une &amp;image électronique…</translation>
    </message>
    <message>
        <source>Open an SEM image of the mapped area</source>
        <translation>Ouvrir une image MEB de la zone cartographiée</translation>
    </message>
    <message>
        <source>Re&amp;gister electron image…</source>
        <translation>Recaler une ima&amp;ge électronique…</translation>
    </message>
    <message>
        <source>Place an electron image by points picked in it and in a map</source>
        <translation>Positionner une image électronique par des points pris dans l’image et dans une carte</translation>
    </message>
    <message>
        <source>Open &amp;model…</source>
        <translation>Ouvrir un &amp;modèle…</translation>
    </message>
    <message>
        <source>Open a trained model file</source>
        <translation>Ouvrir un fichier de modèle entraîné</translation>
    </message>
    <message>
        <source>Simulated &amp;demonstration</source>
        <translation>Démonstration &amp;simulée</translation>
    </message>
    <message>
        <source>Simulate a small multiphase scan and classify it</source>
        <translation>Simuler un petit scan multiphasé et le classifier</translation>
    </message>
    <message>
        <source>&amp;Classify</source>
        <translation>&amp;Classifier</translation>
    </message>
    <message>
        <source>Name the phase of every pattern</source>
        <translation>Nommer la phase de chaque diagramme</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>Stop the running job; what is done stays</source>
        <translation>Arrêter la tâche en cours&#xa0;; ce qui est fait est conservé</translation>
    </message>
    <message>
        <source>&amp;Save result…</source>
        <translation>&amp;Enregistrer le résultat…</translation>
    </message>
    <message>
        <source>Save the classification as HDF5</source>
        <translation>Enregistrer la classification en HDF5</translation>
    </message>
    <message>
        <source>Save map as &amp;PNG…</source>
        <translation>Enregistrer la carte en &amp;PNG…</translation>
    </message>
    <message>
        <source>Save the map of the active pane with legend and scale bar</source>
        <translation>Enregistrer la carte du volet actif avec légende et barre d’échelle</translation>
    </message>
    <message>
        <source>&amp;Fit maps</source>
        <translation>A&amp;juster les cartes</translation>
    </message>
    <message>
        <source>Show the whole map</source>
        <translation>Afficher toute la carte</translation>
    </message>
    <message>
        <source>&amp;Centre on crosshair</source>
        <translation>&amp;Centrer sur le réticule</translation>
    </message>
    <message>
        <source>&amp;New training…</source>
        <translation>&amp;Nouvel entraînement…</translation>
    </message>
    <message>
        <source>Train a network for this map, or a classifier from structures</source>
        <translation>Entraîner un réseau pour cette carte, ou un classifieur à partir de structures</translation>
    </message>
    <message>
        <source>T&amp;rainings</source>
        <translation>&amp;Entraînements</translation>
    </message>
    <message>
        <source>Follow, pause and take up trainings</source>
        <translation>Suivre, suspendre et reprendre des entraînements</translation>
    </message>
    <message>
        <source>Train from a &amp;file…</source>
        <translation>Entraîner depuis un &amp;fichier…</translation>
    </message>
    <message>
        <source>Train as a JSON file says, saved by the wizard or written by hand</source>
        <translation>Entraîner selon un fichier JSON, enregistré par l’assistant ou écrit à la main</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modèles…</translation>
    </message>
    <message>
        <source>Cards of all models; import, export, remove</source>
        <translation>Fiches de tous les modèles&#xa0;; importer, exporter, supprimer</translation>
    </message>
    <message>
        <source>Clear &amp;selection</source>
        <translation>Effacer la &amp;sélection</translation>
    </message>
    <message>
        <source>Show all pixels of the maps alike again</source>
        <translation>Afficher de nouveau tous les pixels des cartes de la même façon</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Clair ou sombre</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Basculer entre clair et sombre</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>&amp;Guide de l’utilisateur</translation>
    </message>
    <message>
        <source>How to use the program, and how far to trust its models</source>
        <translation>Comment utiliser le programme, et à quel point se fier à ses modèles</translation>
    </message>
    <message>
        <source>&amp;About Kikuscope</source>
        <translation>À &amp;propos de Kikuscope</translation>
    </message>
    <message>
        <source>&amp;Two maps</source>
        <translation>&amp;Deux cartes</translation>
    </message>
    <message>
        <source>T&amp;hree maps</source>
        <translation>T&amp;rois cartes</translation>
    </message>
    <message>
        <source>Fo&amp;ur maps</source>
        <translation>&amp;Quatre cartes</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Comme le s&amp;ystème</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Sombre</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Fichiers ré&amp;cents</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>Selection &amp;tools</source>
        <translation>&amp;Outils de sélection</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>Anal&amp;yse</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>Entraî&amp;nement</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Affi&amp;chage</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aide</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajuster</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>The model that classifies</source>
        <translation>Le modèle qui classifie</translation>
    </message>
    <message>
        <source>Level of the answer</source>
        <translation>Niveau de la réponse</translation>
    </message>
    <message>
        <source>What the model names: its own classes, or the symmetry that they have in common</source>
        <translation>Ce que nomme le modèle&#xa0;: ses propres classes, ou la symétrie qu’elles ont en commun</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Crystal families</source>
        <translation>Familles cristallines</translation>
    </message>
    <message>
        <source>Bravais lattices</source>
        <translation>Réseaux de Bravais</translation>
    </message>
    <message>
        <source>Laue classes</source>
        <translation>Classes de Laue</translation>
    </message>
    <message>
        <source>Point groups</source>
        <translation>Groupes ponctuels</translation>
    </message>
    <message>
        <source>Space groups</source>
        <translation>Groupes d’espace</translation>
    </message>
    <message>
        <source>simulated data</source>
        <translation>données simulées</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Enregistré&#xa0;: %1</translation>
    </message>
    <message>
        <source>Open folder of patterns</source>
        <translation>Ouvrir un dossier de diagrammes</translation>
    </message>
    <message>
        <source>Open reference map</source>
        <translation>Ouvrir une carte de référence</translation>
    </message>
    <message>
        <source>Maps (*.ang *.ctf *.h5oina *.oh5 *.h5 *.hdf5);;All files (*)</source>
        <translation>Cartes (*.ang *.ctf *.h5oina *.oh5 *.h5 *.hdf5);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open electron image</source>
        <translation>Ouvrir une image électronique</translation>
    </message>
    <message>
        <source>Images (*.png *.tif *.tiff *.bmp *.jpg *.jpeg);;All files (*)</source>
        <translation>Images (*.png *.tif *.tiff *.bmp *.jpg *.jpeg);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>Ouvrir un modèle</translation>
    </message>
    <message>
        <source>Models (*.safetensors);;All files (*)</source>
        <translation>Modèles (*.safetensors);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Train from a file</source>
        <translation>Entraîner depuis un fichier</translation>
    </message>
    <message>
        <source>Specifications (*.json);;All files (*)</source>
        <translation>Spécifications (*.json);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Save result</source>
        <translation>Enregistrer le résultat</translation>
    </message>
    <message>
        <source>Kikuscope results (*.h5)</source>
        <translation>Résultats Kikuscope (*.h5)</translation>
    </message>
    <message>
        <source>Unsaved result</source>
        <translation>Résultat non enregistré</translation>
    </message>
    <message>
        <source>The classification of %1 is not saved.</source>
        <translation>La classification de %1 n’est pas enregistrée.</translation>
    </message>
    <message>
        <source>It is still running. Saving stops it and keeps what is done; discarding loses it.</source>
        <translation>Elle est encore en cours. L’enregistrer l’arrête et conserve ce qui est fait&#xa0;; l’abandonner la perd.</translation>
    </message>
    <message>
        <source>Save it now, or it is lost.</source>
        <translation>L’enregistrer maintenant, sinon elle est perdue.</translation>
    </message>
    <message>
        <source>Save map as PNG</source>
        <translation>Enregistrer la carte en PNG</translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation>Images PNG (*.png)</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>Enregistrer %1</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Choisir un modèle</translation>
    </message>
    <message>
        <source>Open model file…</source>
        <translation>Ouvrir un fichier de modèle…</translation>
    </message>
    <message>
        <source> (simulated)</source>
        <translation> (simulé)</translation>
    </message>
    <message>
        <source>Scans, results and projects (%1)</source>
        <translation>Scans, résultats et projets (%1)</translation>
    </message>
    <message>
        <source>Compose fi&amp;gure…</source>
        <translation>Composer une &amp;figure…</translation>
    </message>
    <message>
        <source>A figure of several maps for a paper: PDF, SVG, PNG, TIFF</source>
        <translation>Une figure de plusieurs cartes pour un article&#xa0;: PDF, SVG, PNG, TIFF</translation>
    </message>
    <message>
        <source>Save re&amp;port…</source>
        <translation>Enregistrer le r&amp;apport…</translation>
    </message>
    <message>
        <source>Maps, fractions, confusion, settings and provenance in one HTML or PDF file</source>
        <translation>Cartes, fractions, matrice de confusion, paramètres et provenance dans un seul fichier HTML ou PDF</translation>
    </message>
    <message>
        <source>&amp;Tours</source>
        <translation>&amp;Visites guidées</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF (*.pdf)</source>
        <translation>Page Web (*.html);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Spot &amp;patterns…</source>
        <translation>Diagrammes de &amp;taches…</translation>
    </message>
    <message>
        <source>Measure, index and classify spot patterns (SAED)</source>
        <translation>Mesurer, indexer et classifier des diagrammes de taches (SAED)</translation>
    </message>
    <message>
        <source>Pattern ce&amp;ntre…</source>
        <translation>Ce&amp;ntre du diagramme…</translation>
    </message>
    <message>
        <source>Say where the pattern centre is, where the file does not or is wrong</source>
        <translation>Indiquer où se trouve le centre du diagramme, si le fichier ne le dit pas ou se trompe</translation>
    </message>
    <message>
        <source>Pattern centre</source>
        <translation>Centre du diagramme</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::MapArea</name>
    <message>
        <source>row %1, column %2</source>
        <translation>ligne %1, colonne %2</translation>
    </message>
    <message>
        <source>x %1 µm, y %2 µm</source>
        <translation>x %1 µm, y %2 µm</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>network: %1, %2 %</source>
        <translation>réseau&#xa0;: %1, %2&#xa0;%</translation>
    </message>
    <message>
        <source>not indexed</source>
        <translation>non indexé</translation>
    </message>
    <message>
        <source>ground truth: %1</source>
        <translation>vérité terrain&#xa0;: %1</translation>
    </message>
    <message>
        <source>reference: %1</source>
        <translation>référence&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::MapPane</name>
    <message>
        <source>simulated</source>
        <translation>simulé</translation>
    </message>
    <message>
        <source>Layer shown in this pane</source>
        <translation>Couche affichée dans ce volet</translation>
    </message>
    <message>
        <source>Choose what this pane shows</source>
        <translation>Choisir ce qu’affiche ce volet</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>These data were computed, not measured.</source>
        <translation>Ces données ont été calculées, non mesurées.</translation>
    </message>
    <message>
        <source>Display options of this pane</source>
        <translation>Options d’affichage de ce volet</translation>
    </message>
    <message>
        <source>Colours, second layer, boundaries, rulers; more panes</source>
        <translation>Couleurs, seconde couche, limites, règles&#xa0;; autres volets</translation>
    </message>
    <message>
        <source>Prepare picture</source>
        <translation>Préparer l’image</translation>
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
        <translation>Message</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Dismiss message</source>
        <translation>Fermer le message</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ModelLibrary</name>
    <message>
        <source>Use for classification</source>
        <translation>Utiliser pour classifier</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Fiche du modèle</translation>
    </message>
    <message>
        <source>Copy a model into your library: .safetensors of Kikuscope; weights under the names of torchvision or timm with a description beside them; TorchScript</source>
        <translation>Copier un modèle dans la bibliothèque&#xa0;: .safetensors de Kikuscope&#xa0;; poids aux noms de torchvision ou timm accompagnés d’une description&#xa0;; TorchScript</translation>
    </message>
    <message>
        <source>Copy the chosen model to a file</source>
        <translation>Copier le modèle choisi dans un fichier</translation>
    </message>
    <message>
        <source>Delete the chosen model from your library</source>
        <translation>Effacer le modèle choisi de la bibliothèque</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Bundled</source>
        <translation>Fournis</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Les miens</translation>
    </message>
    <message>
        <source>None yet: train or import one</source>
        <translation>Aucun pour l’instant&#xa0;: en entraîner ou en importer un</translation>
    </message>
    <message>
        <source>Read the card of %1</source>
        <translation>Lire la fiche de %1</translation>
    </message>
    <message>
        <source>Import model</source>
        <translation>Importer un modèle</translation>
    </message>
    <message>
        <source>Models (*.safetensors *.pt);;All files (*)</source>
        <translation>Modèles (*.safetensors *.pt);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>Importer %1</translation>
    </message>
    <message>
        <source>Import TorchScript</source>
        <translation>Importer du TorchScript</translation>
    </message>
    <message>
        <source>%1 is TorchScript and may run any code when it is opened.</source>
        <translation>%1 est du TorchScript et peut exécuter n’importe quel code à l’ouverture.</translation>
    </message>
    <message>
        <source>Import it only if you trust its author.</source>
        <translation>Ne l’importer que si son auteur est digne de confiance.</translation>
    </message>
    <message>
        <source>I trust it</source>
        <translation>Faire confiance</translation>
    </message>
    <message>
        <source>Export model</source>
        <translation>Exporter un modèle</translation>
    </message>
    <message>
        <source>TorchScript (*.pt)</source>
        <translation>TorchScript (*.pt)</translation>
    </message>
    <message>
        <source>Models (*.safetensors)</source>
        <translation>Modèles (*.safetensors)</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>Exporter %1</translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation>Supprimer le modèle</translation>
    </message>
    <message>
        <source>Remove the model %1 from your library?</source>
        <translation>Supprimer le modèle %1 de la bibliothèque&#xa0;?</translation>
    </message>
    <message>
        <source>The file is deleted. Export it before if you want to keep it.</source>
        <translation>Le fichier sera effacé. L’exporter auparavant pour le conserver.</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Supprimer %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::NetworkPage</name>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Network and training</source>
        <translation>Réseau et entraînement</translation>
    </message>
    <message>
        <source>The compact network is right for nearly everything; the large ones want a graphics card.</source>
        <translation>Le réseau compact convient presque toujours&#xa0;; les grands demandent une carte graphique.</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Generated structures that teach the network what &quot;another structure&quot; looks like</source>
        <translation>Structures générées qui apprennent au réseau à quoi ressemble «&#xa0;une autre structure&#xa0;»</translation>
    </message>
    <message>
        <source>The same seed and number of images give the same network</source>
        <translation>La même graine et le même nombre d’images donnent le même réseau</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Apprendre</translation>
    </message>
    <message>
        <source>Random crystals</source>
        <translation>Cristaux aléatoires</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>%1
%2 parameters</source>
        <translation>%1
%2 paramètres</translation>
    </message>
    <message>
        <source>Trying out how fast this computer learns…</source>
        <translation>Essai de la vitesse d’apprentissage de cet ordinateur…</translation>
    </message>
    <message>
        <source>Try out the network</source>
        <translation>Essayer le réseau</translation>
    </message>
    <message>
        <source>About %1 images in that time.</source>
        <translation>Environ %1 images dans ce temps.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::PanePanel</name>
    <message>
        <source>Colours of a layer of numbers</source>
        <translation>Couleurs d’une couche de nombres</translation>
    </message>
    <message>
        <source>as suits the layer</source>
        <translation>selon la couche</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatique</translation>
    </message>
    <message>
        <source>Range chosen from the values, without the outermost 1 % at each end</source>
        <translation>Plage choisie d’après les valeurs, sans le 1&#xa0;% extrême à chaque bout</translation>
    </message>
    <message>
        <source>Value of the first colour</source>
        <translation>Valeur de la première couleur</translation>
    </message>
    <message>
        <source>Value of the last colour</source>
        <translation>Valeur de la dernière couleur</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Plage</translation>
    </message>
    <message>
        <source>A second layer over the first</source>
        <translation>Une seconde couche par-dessus la première</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>How the second layer is shown; key X shows it alone</source>
        <translation>Mode d’affichage de la seconde couche&#xa0;; la touche X l’affiche seule</translation>
    </message>
    <message>
        <source>blended</source>
        <translation>mélangée</translation>
    </message>
    <message>
        <source>beside a handle</source>
        <translation>à côté d’une poignée</translation>
    </message>
    <message>
        <source>Opacity of the second layer (keys [ and ])</source>
        <translation>Opacité de la seconde couche (touches [ et ])</translation>
    </message>
    <message>
        <source>Over it</source>
        <translation>Par-dessus</translation>
    </message>
    <message>
        <source>Boundaries drawn over the map</source>
        <translation>Limites tracées sur la carte</translation>
    </message>
    <message>
        <source>grains of the reference</source>
        <translation>grains de la référence</translation>
    </message>
    <message>
        <source>phases of the reference</source>
        <translation>phases de la référence</translation>
    </message>
    <message>
        <source>phases of the network</source>
        <translation>phases du réseau</translation>
    </message>
    <message>
        <source>Colour of the boundaries</source>
        <translation>Couleur des limites</translation>
    </message>
    <message>
        <source>Width of the boundaries</source>
        <translation>Épaisseur des limites</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Smallest misorientation of a low-angle boundary, drawn half transparent</source>
        <translation>Désorientation minimale d’un joint de faible désorientation, tracé à demi transparent</translation>
    </message>
    <message>
        <source>Smallest misorientation of a high-angle boundary</source>
        <translation>Désorientation minimale d’un joint de forte désorientation</translation>
    </message>
    <message>
        <source>rulers</source>
        <translation>règles</translation>
    </message>
    <message>
        <source>Micrometres along the edges</source>
        <translation>Micromètres le long des bords</translation>
    </message>
    <message>
        <source>scale bar</source>
        <translation>barre d’échelle</translation>
    </message>
    <message>
        <source>Scale bar</source>
        <translation>Barre d’échelle</translation>
    </message>
    <message>
        <source>Boundaries</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Pane right</source>
        <translation>Volet à droite</translation>
    </message>
    <message>
        <source>Pane below</source>
        <translation>Volet en dessous</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Grand</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::PanelTable</name>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Add a panel</source>
        <translation>Ajouter un panneau</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove the panel</source>
        <translation>Retirer le panneau</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Move the panel forward</source>
        <translation>Avancer le panneau</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Move the panel back</source>
        <translation>Reculer le panneau</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Panneaux</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Intitulé</translation>
    </message>
    <message>
        <source>One row per panel, in the order of the letters. A double click changes the caption.</source>
        <translation>Une ligne par panneau, dans l’ordre des lettres. Un double clic modifie l’intitulé.</translation>
    </message>
    <message>
        <source>What panel %1 shows</source>
        <translation>Ce que montre le panneau %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::PatternCentreDialog</name>
    <message>
        <source>x from the left in parts of the width, y from the top and z, the distance, in parts of the height.</source>
        <translation>x depuis la gauche en fraction de la largeur, y depuis le haut et z, la distance, en fraction de la hauteur.</translation>
    </message>
    <message>
        <source>x* from the left, y* from the bottom and z*, the distance, all as EDAX OIM writes them.</source>
        <translation>x* depuis la gauche, y* depuis le bas et z*, la distance, tels qu’EDAX OIM les écrit.</translation>
    </message>
    <message>
        <source>PCx from the left, PCy from the bottom and DD, the distance, all in parts of the width.</source>
        <translation>PCx depuis la gauche, PCy depuis le bas et DD, la distance, tous en fraction de la largeur.</translation>
    </message>
    <message>
        <source>Pattern centre</source>
        <translation>Centre du diagramme</translation>
    </message>
    <message>
        <source>&amp;Convention</source>
        <translation>&amp;Convention</translation>
    </message>
    <message>
        <source>Where the pattern centre is, in every pattern of this scan. Bands and zone axes are drawn with it, and models that need it use it; the file is not changed.</source>
        <translation>Où se trouve le centre du diagramme, dans chaque diagramme de cette cartographie. Les bandes et les axes de zone sont tracés avec lui, et les modèles qui en ont besoin l’utilisent ; le fichier n’est pas modifié.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::PatternView</name>
    <message>
        <source>Recorded</source>
        <translation>Mesuré</translation>
    </message>
    <message>
        <source>The pattern as the file has it</source>
        <translation>Le diagramme tel qu’il est dans le fichier</translation>
    </message>
    <message>
        <source>After recipe</source>
        <translation>Prétraité</translation>
    </message>
    <message>
        <source>What the network sees: the pattern after the model&apos;s preprocessing recipe</source>
        <translation>Ce que voit le réseau&#xa0;: le diagramme après le prétraitement du modèle</translation>
    </message>
    <message>
        <source>Diffraction pattern at the crosshair</source>
        <translation>Diagramme de diffraction au réticule</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Contrast of the pattern</source>
        <translation>Contraste du diagramme</translation>
    </message>
    <message>
        <source>pixel row %1, column %2: %3</source>
        <translation>pixel ligne %1, colonne %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>Read pattern</source>
        <translation>Lire le diagramme</translation>
    </message>
    <message>
        <source>This file holds no patterns.</source>
        <translation>Ce fichier ne contient aucun diagramme.</translation>
    </message>
    <message>
        <source>No pattern here.</source>
        <translation>Pas de diagramme ici.</translation>
    </message>
    <message>
        <source>row %1, column %2   ·   %3 × %4 px</source>
        <translation>ligne %1, colonne %2   ·   %3 × %4 px</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ProbabilitiesView</name>
    <message>
        <source>Class probabilities</source>
        <translation>Probabilités des classes</translation>
    </message>
    <message>
        <source>This file holds no patterns.</source>
        <translation>Ce fichier ne contient aucun diagramme.</translation>
    </message>
    <message>
        <source>No pattern here.</source>
        <translation>Pas de diagramme ici.</translation>
    </message>
    <message>
        <source>Choose a model to see class probabilities.</source>
        <translation>Choisir un modèle pour voir les probabilités des classes.</translation>
    </message>
    <message>
        <source>%1 · best %2 of %3 classes</source>
        <translation>%1 · les %2 meilleures de %3 classes</translation>
    </message>
    <message>
        <source>as stored in the result</source>
        <translation>comme enregistré dans le résultat</translation>
    </message>
    <message>
        <source>This model needs the pattern centre: Analyse &gt; Pattern centre.</source>
        <translation>Ce modèle a besoin du centre du diagramme : Analyse &gt; Centre du diagramme.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ProbabilityBars</name>
    <message>
        <source>Class probabilities</source>
        <translation>Probabilités des classes</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ProjectCommands</name>
    <message>
        <source>&amp;New project</source>
        <translation>&amp;Nouveau projet</translation>
    </message>
    <message>
        <source>Close everything and begin anew</source>
        <translation>Tout fermer et recommencer</translation>
    </message>
    <message>
        <source>Open pro&amp;ject…</source>
        <translation>Ouvrir un pro&amp;jet…</translation>
    </message>
    <message>
        <source>Open a project with all its files</source>
        <translation>Ouvrir un projet avec tous ses fichiers</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Ouvrir un projet</translation>
    </message>
    <message>
        <source>Kikuscope projects (*.kikuscope)</source>
        <translation>Projets Kikuscope (*.kikuscope)</translation>
    </message>
    <message>
        <source>Sa&amp;ve project</source>
        <translation>Enre&amp;gistrer le projet</translation>
    </message>
    <message>
        <source>Save what is open and how it is shown; a result that no file holds is saved beside the project</source>
        <translation>Enregistrer ce qui est ouvert et son affichage&#xa0;; un résultat qui n’est dans aucun fichier est enregistré à côté du projet</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>Enregistrer le projet &amp;sous…</translation>
    </message>
    <message>
        <source>Save the project in another file</source>
        <translation>Enregistrer le projet dans un autre fichier</translation>
    </message>
    <message>
        <source>&amp;Restore unsaved work…</source>
        <translation>Restaurer le &amp;travail non enregistré…</translation>
    </message>
    <message>
        <source>What a window kept that did not end properly</source>
        <translation>Ce qu’a conservé une fenêtre qui ne s’est pas terminée correctement</translation>
    </message>
    <message>
        <source>Arrangement of the project</source>
        <translation>Disposition du projet</translation>
    </message>
    <message>
        <source>project</source>
        <translation>projet</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Enregistrer le projet</translation>
    </message>
    <message>
        <source>Unsaved project</source>
        <translation>Projet non enregistré</translation>
    </message>
    <message>
        <source>The project %1 has changes that are not saved.</source>
        <translation>Le projet %1 contient des modifications non enregistrées.</translation>
    </message>
    <message>
        <source>A classification is running. Saving stops it and keeps what is done; discarding loses it.</source>
        <translation>Une classification est en cours. Enregistrer l’arrête et conserve ce qui est fait&#xa0;; abandonner le perd.</translation>
    </message>
    <message>
        <source>Save them now, or they are lost.</source>
        <translation>Les enregistrer maintenant, sinon elles sont perdues.</translation>
    </message>
    <message>
        <source>Unsaved labels</source>
        <translation>Étiquettes non enregistrées</translation>
    </message>
    <message>
        <source>The labels of %1 are not saved.</source>
        <translation>Les étiquettes de %1 ne sont pas enregistrées.</translation>
    </message>
    <message>
        <source>Save keeps them in a project. The dock Patterns saves them as a training set.</source>
        <translation>«&#xa0;Enregistrer&#xa0;» les conserve dans un projet. Le panneau Diagrammes les enregistre comme jeu d’entraînement.</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Ouvrir %1</translation>
    </message>
    <message>
        <source>Unsaved work of %1 was kept.</source>
        <translation>Du travail non enregistré du %1 a été conservé.</translation>
    </message>
    <message>
        <source>Unsaved work of %1 on the project %2 was kept.</source>
        <translation>Du travail non enregistré du %1 sur le projet %2 a été conservé.</translation>
    </message>
    <message>
        <source>A window did not end properly</source>
        <translation>Une fenêtre ne s’est pas terminée correctement</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ProjectFile</name>
    <message>
        <source>Open %1</source>
        <translation>Ouvrir %1</translation>
    </message>
    <message>
        <source>Open the files of %1</source>
        <translation>Ouvrir les fichiers de %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of this project were found by content in another place; save the project to remember it.</source>
        <translation>
            <numerusform>%n fichier de ce projet a été retrouvé ailleurs d’après son contenu&#xa0;; enregistrer le projet pour en garder la trace.</numerusform>
            <numerusform>%n fichiers de ce projet ont été retrouvés ailleurs d’après leur contenu&#xa0;; enregistrer le projet pour en garder la trace.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>Enregistrer %1</translation>
    </message>
    <message>
        <source>A classification is running; stop it or wait for its end.</source>
        <translation>Une classification est en cours&#xa0;; l’arrêter ou attendre la fin.</translation>
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
        <translation>Carte de référence</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Electron image</source>
        <translation>Image électronique</translation>
    </message>
    <message>
        <source>Compared map</source>
        <translation>Carte comparée</translation>
    </message>
    <message>
        <source>found</source>
        <translation>trouvé</translation>
    </message>
    <message>
        <source>found in another place</source>
        <translation>trouvé ailleurs</translation>
    </message>
    <message>
        <source>changed since it was saved</source>
        <translation>modifié depuis l’enregistrement</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>introuvable</translation>
    </message>
    <message>
        <source>%1 (%2) has changed since the project was saved</source>
        <translation>%1 (%2) a été modifié depuis l’enregistrement du projet</translation>
    </message>
    <message>
        <source>%1 (%2) is not where the project says</source>
        <translation>%1 (%2) n’est pas à l’endroit indiqué par le projet</translation>
    </message>
    <message>
        <source>%1; nothing was opened yet.</source>
        <translation>%1&#xa0;; rien n’a encore été ouvert.</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more file(s) need a look; nothing was opened yet.</source>
        <translation>
            <numerusform>%1, et %n autre fichier est à vérifier&#xa0;; rien n’a encore été ouvert.</numerusform>
            <numerusform>%1, et %n autres fichiers sont à vérifier&#xa0;; rien n’a encore été ouvert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Files of %1</source>
        <translation>Fichiers de %1</translation>
    </message>
    <message>
        <source>Files of the project</source>
        <translation>Fichiers du projet</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>Localiser…</translation>
    </message>
    <message>
        <source>Point to this file anew</source>
        <translation>Indiquer de nouveau où se trouve ce fichier</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>Ouvrir quand même</translation>
    </message>
    <message>
        <source>All files are there.</source>
        <translation>Tous les fichiers sont présents.</translation>
    </message>
    <message>
        <source>Locate the files that were moved or renamed. &quot;Open anyway&quot; takes changed files as they are now and leaves missing ones out; the project file stays as it is until you save it.</source>
        <translation>Localiser les fichiers déplacés ou renommés. «&#xa0;Ouvrir quand même&#xa0;» prend les fichiers modifiés tels qu’ils sont maintenant et laisse de côté ceux qui manquent&#xa0;; le fichier du projet reste tel quel jusqu’à son enregistrement.</translation>
    </message>
    <message>
        <source>Locate %1</source>
        <translation>Localiser %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::RegistrationDraft</name>
    <message>
        <source>pick point</source>
        <translation>prendre un point</translation>
    </message>
    <message>
        <source>delete point</source>
        <translation>supprimer un point</translation>
    </message>
    <message>
        <source>change kind of registration</source>
        <translation>changer le type de recalage</translation>
    </message>
    <message>
        <source>register electron image</source>
        <translation>recaler l’image électronique</translation>
    </message>
    <message>
        <source>take registration back</source>
        <translation>annuler le recalage</translation>
    </message>
    <message>
        <source>The perspective of these points ends inside the image; use an affine registration.</source>
        <translation>La perspective de ces points s’arrête à l’intérieur de l’image&#xa0;; utiliser un recalage affine.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::RegistrationPanel</name>
    <message>
        <source>Delete point</source>
        <translation>Supprimer le point</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Annuler le recalage</translation>
    </message>
    <message>
        <source>Register electron image</source>
        <translation>Recaler une image électronique</translation>
    </message>
    <message>
        <source>Electron image</source>
        <translation>Image électronique</translation>
    </message>
    <message>
        <source>The image to place on the sample</source>
        <translation>L’image à positionner sur l’échantillon</translation>
    </message>
    <message>
        <source>Kind of transform</source>
        <translation>Type de transformation</translation>
    </message>
    <message>
        <source>Affine: shift, turn, scale and shear, from 3 points. Perspective: from 4 points.</source>
        <translation>Affine&#xa0;: translation, rotation, échelle et cisaillement, à partir de 3 points. Perspective&#xa0;: à partir de 4 points.</translation>
    </message>
    <message>
        <source>affine</source>
        <translation>affine</translation>
    </message>
    <message>
        <source>perspective</source>
        <translation>perspective</translation>
    </message>
    <message>
        <source>Points of the registration</source>
        <translation>Points du recalage</translation>
    </message>
    <message>
        <source>Image (px)</source>
        <translation>Image (px)</translation>
    </message>
    <message>
        <source>Map (µm)</source>
        <translation>Carte (µm)</translation>
    </message>
    <message>
        <source>Residual (µm)</source>
        <translation>Résidu (µm)</translation>
    </message>
    <message>
        <source>Delete the chosen point (Del)</source>
        <translation>Supprimer le point choisi (Suppr)</translation>
    </message>
    <message>
        <source>Draw the image through this transform in all panes</source>
        <translation>Tracer l’image selon cette transformation dans tous les volets</translation>
    </message>
    <message>
        <source>Draw the image where its file places it</source>
        <translation>Tracer l’image là où son fichier la place</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>Transformation</translation>
    </message>
    <message>
        <source>Click the same feature in a pane with a map.</source>
        <translation>Cliquer le même détail dans un volet avec carte.</translation>
    </message>
    <message>
        <source>Click the same feature in the electron image.</source>
        <translation>Cliquer le même détail dans l’image électronique.</translation>
    </message>
    <message numerus="yes">
        <source>Click a feature in the electron image, then the same in a map: %n more point(s).</source>
        <translation>
            <numerusform>Cliquer un détail dans l’image électronique, puis le même dans une carte&#xa0;: encore %n point.</numerusform>
            <numerusform>Cliquer un détail dans l’image électronique, puis le même dans une carte&#xa0;: encore %n points.</numerusform>
        </translation>
    </message>
    <message>
        <source>These points fix the transform exactly; more of them show how good it is.</source>
        <translation>Ces points fixent exactement la transformation&#xa0;; davantage de points montreraient sa qualité.</translation>
    </message>
    <message>
        <source>Residual %1 µm (root of the mean square of %2 points).</source>
        <translation>Résidu %1 µm (moyenne quadratique de %2 points).</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::RobustnessPage</name>
    <message>
        <source>axial strain</source>
        <translation>déformation axiale</translation>
    </message>
    <message>
        <source>shear (rad)</source>
        <translation>cisaillement (rad)</translation>
    </message>
    <message>
        <source>thermal displacements (K)</source>
        <translation>déplacements thermiques (K)</translation>
    </message>
    <message>
        <source>vacancies, one in n x n x n cells</source>
        <translation>lacunes, une pour n × n × n mailles</translation>
    </message>
    <message>
        <source>substitution, one in n x n x n cells</source>
        <translation>substitution, une pour n × n × n mailles</translation>
    </message>
    <message>
        <source>interstitial C</source>
        <translation>C interstitiel</translation>
    </message>
    <message>
        <source>four edge dislocations</source>
        <translation>quatre dislocations coins</translation>
    </message>
    <message>
        <source>twin boundary</source>
        <translation>joint de macle</translation>
    </message>
    <message>
        <source>with defect</source>
        <translation>avec défaut</translation>
    </message>
    <message>
        <source>perfect</source>
        <translation>parfait</translation>
    </message>
    <message>
        <source>Save &amp;accuracies…</source>
        <translation>Enregistrer les ex&amp;actitudes…</translation>
    </message>
    <message>
        <source>Accuracies</source>
        <translation>Exactitudes</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Clichés</translation>
    </message>
    <message>
        <source>Right / %</source>
        <translation>juste / %</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>intervalle à 95 %</translation>
    </message>
    <message>
        <source>Crystal</source>
        <translation>Cristal</translation>
    </message>
    <message>
        <source>Lattice defect</source>
        <translation>Défaut cristallin</translation>
    </message>
    <message>
        <source>Patterns for each point</source>
        <translation>Clichés par point</translation>
    </message>
    <message>
        <source>Patterns that are simulated for each point of the curve, the 16 zone axes in turn</source>
        <translation>Clichés simulés pour chaque point de la courbe, les 16 axes de zone à tour de rôle</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>Progression de la mesure</translation>
    </message>
    <message>
        <source>&amp;Crystal</source>
        <translation>&amp;Cristal</translation>
    </message>
    <message>
        <source>&amp;Defect</source>
        <translation>&amp;Défaut</translation>
    </message>
    <message>
        <source>Read the list of defects</source>
        <translation>Lire la liste des défauts</translation>
    </message>
    <message>
        <source>Measure %1 with %2</source>
        <translation>Mesurer %1 avec %2</translation>
    </message>
    <message>
        <source>patterns</source>
        <translation>clichés</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>A&amp;rrêter</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Mesurer</translation>
    </message>
    <message>
        <source>Choose a model for spot patterns on the page Space group.</source>
        <translation>Choisissez un modèle pour clichés de taches à la page Groupe d’espace.</translation>
    </message>
    <message>
        <source>Patterns of %1 with this defect are simulated and classified…</source>
        <translation>Des clichés de %1 avec ce défaut sont simulés et classés…</translation>
    </message>
    <message>
        <source>Measure how often %1 still names the class of simulated patterns when the crystal has this defect.</source>
        <translation>Mesurez combien de fois %1 nomme encore la classe de clichés simulés quand le cristal a ce défaut.</translation>
    </message>
    <message>
        <source>Simulated patterns. Bars: 95 % intervals; dashed: without the defect.</source>
        <translation>Clichés simulés. Barres : intervalles à 95 % ; tirets : sans le défaut.</translation>
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
        <translation>Précision&#xa0;%</translation>
    </message>
    <message>
        <source>Recall %</source>
        <translation>Rappel&#xa0;%</translation>
    </message>
    <message>
        <source>F1 %</source>
        <translation>F1&#xa0;%</translation>
    </message>
    <message>
        <source>Jaccard %</source>
        <translation>Jaccard&#xa0;%</translation>
    </message>
    <message>
        <source>Scores of every class with 95 % intervals</source>
        <translation>Scores de chaque classe avec intervalles à 95&#xa0;%</translation>
    </message>
    <message>
        <source>Of the pixels the network gave to the class, how many the reference does too</source>
        <translation>Parmi les pixels que le réseau attribue à la classe, part de ceux que la référence y met aussi</translation>
    </message>
    <message>
        <source>Of the pixels of the class in the reference, how many the network found</source>
        <translation>Parmi les pixels de la classe dans la référence, part de ceux que le réseau a trouvés</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation>Moyenne harmonique de la précision et du rappel</translation>
    </message>
    <message>
        <source>Pixels of the class in both maps over those in either</source>
        <translation>Pixels de la classe dans les deux cartes rapportés à ceux dans l’une ou l’autre</translation>
    </message>
    <message>
        <source>%1: %2 pixels in the reference, %3 by the network, %4 in both. The intervals count every pixel as a draw of its own; neighbours are alike, so that the true ones are wider.</source>
        <translation>%1&#xa0;: %2 pixels dans la référence, %3 selon le réseau, %4 dans les deux. Les intervalles comptent chaque pixel comme un tirage indépendant&#xa0;; les voisins se ressemblent, les vrais intervalles sont donc plus larges.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::SelectionTools</name>
    <message>
        <source>Crosshair</source>
        <translation>Réticule</translation>
    </message>
    <message>
        <source>Move the crosshair; nothing is selected</source>
        <translation>Déplacer le réticule&#xa0;; rien n’est sélectionné</translation>
    </message>
    <message>
        <source>Select pixels</source>
        <translation>Sélectionner des pixels</translation>
    </message>
    <message>
        <source>Select pixels: click, or drag over them</source>
        <translation>Sélectionner des pixels&#xa0;: cliquer, ou glisser dessus</translation>
    </message>
    <message>
        <source>Select rectangle</source>
        <translation>Sélectionner un rectangle</translation>
    </message>
    <message>
        <source>Select a rectangle</source>
        <translation>Sélectionner un rectangle</translation>
    </message>
    <message>
        <source>Select with lasso</source>
        <translation>Sélectionner au lasso</translation>
    </message>
    <message>
        <source>Select inside a line drawn by hand, or inside corners that are clicked; a double click or Enter closes them</source>
        <translation>Sélectionner l’intérieur d’une ligne tracée à main levée, ou de sommets cliqués&#xa0;; un double clic ou Entrée les ferme</translation>
    </message>
    <message>
        <source>Line profile</source>
        <translation>Profil de ligne</translation>
    </message>
    <message>
        <source>Select the pixels along a line; the statistics show the profile</source>
        <translation>Sélectionner les pixels le long d’une ligne&#xa0;; les statistiques affichent le profil</translation>
    </message>
    <message>
        <source>Select phase region</source>
        <translation>Sélectionner une région de phase</translation>
    </message>
    <message>
        <source>Select the connected pixels of one phase</source>
        <translation>Sélectionner les pixels connexes d’une phase</translation>
    </message>
    <message>
        <source>Select grain</source>
        <translation>Sélectionner un grain</translation>
    </message>
    <message>
        <source>Select a grain: connected pixels of one phase, with orientations also within a misorientation angle</source>
        <translation>Sélectionner un grain&#xa0;: pixels connexes d’une phase, et si l’orientation est connue, dans la limite d’un angle de désorientation</translation>
    </message>
    <message>
        <source>Replace selection</source>
        <translation>Remplacer la sélection</translation>
    </message>
    <message>
        <source>The shape replaces the selection</source>
        <translation>La forme remplace la sélection</translation>
    </message>
    <message>
        <source>Add to selection</source>
        <translation>Ajouter à la sélection</translation>
    </message>
    <message>
        <source>The shape is added to the selection (Shift)</source>
        <translation>La forme est ajoutée à la sélection (Maj)</translation>
    </message>
    <message>
        <source>Subtract from selection</source>
        <translation>Soustraire de la sélection</translation>
    </message>
    <message>
        <source>The shape is taken out of the selection (Alt)</source>
        <translation>La forme est retirée de la sélection (Alt)</translation>
    </message>
    <message>
        <source>Intersect with selection</source>
        <translation>Intersecter avec la sélection</translation>
    </message>
    <message>
        <source>What is in the selection and in the shape (Shift+Alt)</source>
        <translation>Ce qui est à la fois dans la sélection et dans la forme (Maj+Alt)</translation>
    </message>
    <message>
        <source>Selection tools</source>
        <translation>Outils de sélection</translation>
    </message>
    <message>
        <source>Grain angle</source>
        <translation>Angle de grain</translation>
    </message>
    <message>
        <source>grain angle </source>
        <translation>angle de grain </translation>
    </message>
    <message>
        <source>several shapes</source>
        <translation>plusieurs formes</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>référence</translation>
    </message>
    <message>
        <source>network</source>
        <translation>réseau</translation>
    </message>
    <message>
        <source>rectangle</source>
        <translation>rectangle</translation>
    </message>
    <message>
        <source>lasso</source>
        <translation>lasso</translation>
    </message>
    <message>
        <source>line</source>
        <translation>ligne</translation>
    </message>
    <message>
        <source>phase region, %1</source>
        <translation>région de phase, %1</translation>
    </message>
    <message>
        <source>grain</source>
        <translation>grain</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>pixels</translation>
    </message>
    <message>
        <source>There is no phase map to follow: classify the scan or open a reference map.</source>
        <translation>Aucune carte de phases à suivre&#xa0;: classifier le scan ou ouvrir une carte de référence.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::Session</name>
    <message>
        <source>unnamed phase</source>
        <translation>phase sans nom</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::SpotBench</name>
    <message>
        <source>Measure %1</source>
        <translation>Mesurer %1</translation>
    </message>
    <message>
        <source>Move the centre</source>
        <translation>Déplacer le centre</translation>
    </message>
    <message>
        <source>Find the zone axis of %1</source>
        <translation>Trouver l’axe de zone de %1</translation>
    </message>
    <message>
        <source>Simulate %1</source>
        <translation>Simuler %1</translation>
    </message>
    <message>
        <source>Load model %1</source>
        <translation>Charger le modèle %1</translation>
    </message>
    <message>
        <source>Classify %1</source>
        <translation>Classifier %1</translation>
    </message>
    <message>
        <source>Explain %1</source>
        <translation>Expliquer %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::SpotWindow</name>
    <message>
        <source>Spot patterns</source>
        <translation>Diagrammes de taches</translation>
    </message>
    <message>
        <source>&amp;Lattice</source>
        <translation>&amp;Réseau</translation>
    </message>
    <message>
        <source>St&amp;ructure</source>
        <translation>Str&amp;ucture</translation>
    </message>
    <message>
        <source>S&amp;pace group</source>
        <translation>Groupe d’&amp;espace</translation>
    </message>
    <message>
        <source>Open spot patterns</source>
        <translation>Ouvrir des diagrammes de taches</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Ouvrir…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Take the chosen pattern from the list; its file stays</source>
        <translation>Retirer de la liste le diagramme choisi&#xa0;; son fichier est conservé</translation>
    </message>
    <message>
        <source>Spot pattern</source>
        <translation>Diagramme de taches</translation>
    </message>
    <message>
        <source>Plus and minus zoom, arrows move the picture, with Shift they move the centre by one node, 0 shows everything</source>
        <translation>Plus et moins zooment, les flèches déplacent l’image, avec Maj elles déplacent le centre d’un nœud, 0 affiche tout</translation>
    </message>
    <message>
        <source>Spots</source>
        <translation>Taches</translation>
    </message>
    <message>
        <source>Lattice</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>Simulation</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Chaleur</translation>
    </message>
    <message>
        <source>Brightness of weak spots</source>
        <translation>Luminosité des taches faibles</translation>
    </message>
    <message>
        <source>Save p&amp;icture…</source>
        <translation>Enregistrer l’&amp;image…</translation>
    </message>
    <message>
        <source>Save &amp;table…</source>
        <translation>Enregistrer le &amp;tableau…</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>mesure en cours…</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>illisible</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message numerus="yes">
        <source>%n spots</source>
        <translation>
            <numerusform>%n tache</numerusform>
            <numerusform>%n taches</numerusform>
        </translation>
    </message>
    <message>
        <source>Open spot patterns (PNG, TIFF, BMP, JPEG), or drop them here.</source>
        <translation>Ouvrir des diagrammes de taches (PNG, TIFF, BMP, JPEG), ou les déposer ici.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Mesure en cours…</translation>
    </message>
    <message>
        <source>%1, %2: %3; %4 px from the centre</source>
        <translation>%1, %2&#xa0;: %3&#xa0;; à %4 px du centre</translation>
    </message>
    <message>
        <source>Images (*.png *.tif *.tiff *.bmp *.jpg *.jpeg);;All files (*)</source>
        <translation>Images (*.png *.tif *.tiff *.bmp *.jpg *.jpeg);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Enregistré&#xa0;: %1</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>Enregistrer %1</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Enregistrer l’image</translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation>Images PNG (*.png)</translation>
    </message>
    <message>
        <source>Save table of spots</source>
        <translation>Enregistrer le tableau des taches</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Ro&amp;bustness</source>
        <translation>Ro&amp;bustesse</translation>
    </message>
    <message>
        <source>Save accuracies</source>
        <translation>Enregistrer les exactitudes</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::StatisticsView</name>
    <message>
        <source>%1 pixels. 95 % interval %2–%3 % counting regions, %4–%5 % as if pixels were independent</source>
        <translation>%1 pixels. Intervalle à 95&#xa0;%&#xa0;: %2–%3&#xa0;% en comptant les régions, %4–%5&#xa0;% si les pixels étaient indépendants</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>Save these statistics as a CSV table</source>
        <translation>Enregistrer ces statistiques en tableau CSV</translation>
    </message>
    <message>
        <source>Save statistics</source>
        <translation>Enregistrer les statistiques</translation>
    </message>
    <message>
        <source>Area fractions in the selection</source>
        <translation>Fractions surfaciques dans la sélection</translation>
    </message>
    <message>
        <source>How class probabilities are pooled</source>
        <translation>Mode de combinaison des probabilités des classes</translation>
    </message>
    <message>
        <source>Together: product</source>
        <translation>Ensemble&#xa0;: produit</translation>
    </message>
    <message>
        <source>Together: mean</source>
        <translation>Ensemble&#xa0;: moyenne</translation>
    </message>
    <message>
        <source>Best class of each</source>
        <translation>Meilleure classe de chacun</translation>
    </message>
    <message>
        <source>What the selection is, if it is one phase: the probabilities of all patterns multiplied. Neighbours are not independent; the certainty is overstated.</source>
        <translation>Nature de la sélection si elle est d’une seule phase&#xa0;: produit des probabilités de tous les diagrammes. Les voisins ne sont pas indépendants&#xa0;; la certitude est surestimée.</translation>
    </message>
    <message>
        <source>How mixed the selection is: the mean of the probabilities</source>
        <translation>Degré de mélange de la sélection&#xa0;: moyenne des probabilités</translation>
    </message>
    <message>
        <source>Share of the pixels by their most probable class</source>
        <translation>Part des pixels selon leur classe la plus probable</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Toutes les classes</translation>
    </message>
    <message>
        <source>Run the network on every selected pattern: probabilities of all classes, not only the three stored, and the average of all patterns</source>
        <translation>Exécuter le réseau sur chaque diagramme sélectionné&#xa0;: probabilités de toutes les classes, non des seules trois enregistrées, et moyenne de tous les diagrammes</translation>
    </message>
    <message>
        <source>Average pattern of the selection</source>
        <translation>Diagramme moyen de la sélection</translation>
    </message>
    <message>
        <source>Quantity along the line</source>
        <translation>Grandeur le long de la ligne</translation>
    </message>
    <message>
        <source>Save the profile as a CSV table</source>
        <translation>Enregistrer le profil en tableau CSV</translation>
    </message>
    <message>
        <source>Save profile</source>
        <translation>Enregistrer le profil</translation>
    </message>
    <message>
        <source>Statistics of the selection</source>
        <translation>Statistiques de la sélection</translation>
    </message>
    <message>
        <source>Statistics are made when the classification is done.</source>
        <translation>Les statistiques seront établies une fois la classification terminée.</translation>
    </message>
    <message>
        <source>Select pixels with the tools beside the maps to see what they say together.</source>
        <translation>Sélectionner des pixels avec les outils à côté des cartes pour voir ce qu’ils disent ensemble.</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 pixels&lt;/b&gt;: %2</source>
        <translation>&lt;b&gt;%1 pixels&lt;/b&gt;&#xa0;: %2</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Network %</source>
        <translation>Réseau&#xa0;%</translation>
    </message>
    <message>
        <source>Truth %</source>
        <translation>Vérité&#xa0;%</translation>
    </message>
    <message>
        <source>Reference %</source>
        <translation>Référence&#xa0;%</translation>
    </message>
    <message>
        <source>Share of the selected pixels and its 95 % interval (Wilson) by regions: pixels of one grain are not independent</source>
        <translation>Part des pixels sélectionnés et son intervalle à 95&#xa0;% (Wilson) par régions&#xa0;: les pixels d’un même grain ne sont pas indépendants</translation>
    </message>
    <message>
        <source>not indexed</source>
        <translation>non indexé</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>confiance</translation>
    </message>
    <message>
        <source>%1 regions in the %2, worth %3 equal ones</source>
        <translation>%1 régions dans la %2, équivalant à %3 régions égales</translation>
    </message>
    <message>
        <source>network&apos;s map</source>
        <translation>carte du réseau</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>référence</translation>
    </message>
    <message>
        <source>all classes of %1, %2 patterns</source>
        <translation>toutes les classes de %1, %2 diagrammes</translation>
    </message>
    <message>
        <source>from the stored three best classes of %1 pixels</source>
        <translation>d’après les trois meilleures classes enregistrées de %1 pixels</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <source>Entropy (bit)</source>
        <translation>Entropie (bit)</translation>
    </message>
    <message>
        <source>Reading patterns…</source>
        <translation>Lecture des diagrammes…</translation>
    </message>
    <message>
        <source>Average pattern</source>
        <translation>Diagramme moyen</translation>
    </message>
    <message>
        <source>No pattern here.</source>
        <translation>Pas de diagramme ici.</translation>
    </message>
    <message>
        <source>average of %1 patterns, spread over the selection</source>
        <translation>moyenne de %1 diagrammes, répartis sur la sélection</translation>
    </message>
    <message>
        <source>average of %1 patterns</source>
        <translation>moyenne de %1 diagrammes</translation>
    </message>
    <message>
        <source>Pool classes of the selection</source>
        <translation>Combiner les classes de la sélection</translation>
    </message>
    <message>
        <source>patterns</source>
        <translation>diagrammes</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>Enregistrer %1</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>Tableaux CSV (*.csv)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::StructurePage</name>
    <message>
        <source>Zone axes</source>
        <translation>Axes de zone</translation>
    </message>
    <message>
        <source>Zone axis</source>
        <translation>Axe de zone</translation>
    </message>
    <message>
        <source>strain / %</source>
        <translation>déformation / %</translation>
    </message>
    <message>
        <source>Å·px</source>
        <translation>Å·px</translation>
    </message>
    <message>
        <source>turn / °</source>
        <translation>rotation / °</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>Name of a structure</source>
        <translation>Nom d’une structure</translation>
    </message>
    <message>
        <source>CIF file…</source>
        <translation>Fichier CIF…</translation>
    </message>
    <message>
        <source>What no turn and no scale removes of the measured against the ideal lattice</source>
        <translation>Écart entre réseau mesuré et réseau idéal que ni rotation ni mise à l’échelle ne suppriment</translation>
    </message>
    <message>
        <source>Cosine between measured and kinematical amplitudes: 1 where they agree</source>
        <translation>Cosinus entre amplitudes mesurées et cinématiques&#xa0;: 1 là où elles concordent</translation>
    </message>
    <message>
        <source>Camera constant with which the zone axis fits</source>
        <translation>Constante de caméra avec laquelle l’axe de zone convient</translation>
    </message>
    <message>
        <source>&amp;Structure</source>
        <translation>&amp;Structure</translation>
    </message>
    <message>
        <source>Read the structure library</source>
        <translation>Lire la bibliothèque de structures</translation>
    </message>
    <message>
        <source>Crystal structures (*.cif);;All files (*)</source>
        <translation>Structures cristallines (*.cif);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open a spot pattern, then choose the structure that it may come from.</source>
        <translation>Ouvrir un diagramme de taches, puis choisir la structure dont il peut provenir.</translation>
    </message>
    <message>
        <source>The spots of this pattern lie on no lattice, so no zone axis can be found.</source>
        <translation>Les taches de ce diagramme ne se placent sur aucun réseau&#xa0;; aucun axe de zone ne peut donc être trouvé.</translation>
    </message>
    <message>
        <source>Choose the structure that the pattern may come from.</source>
        <translation>Choisir la structure dont le diagramme peut provenir.</translation>
    </message>
    <message>
        <source>Trying the zone axes of %1…</source>
        <translation>Essai des axes de zone de %1…</translation>
    </message>
    <message>
        <source>No zone axis of this structure fits with the camera constant given.</source>
        <translation>Aucun axe de zone de cette structure ne convient avec la constante de caméra indiquée.</translation>
    </message>
    <message>
        <source>No zone axis of this structure up to index 4 fits.</source>
        <translation>Aucun axe de zone de cette structure jusqu’à l’indice 4 ne convient.</translation>
    </message>
    <message>
        <source>match</source>
        <translation>accord</translation>
    </message>
    <message>
        <source>Zone axes that fit, the best first: %1</source>
        <translation>Axes de zone compatibles, le meilleur en premier : %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::SummaryPage</name>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
    <message>
        <source>Run starts the training and saves this specification, which the command line repeats.</source>
        <translation>«&#xa0;Lancer&#xa0;» démarre l’entraînement et enregistre cette spécification, que la ligne de commande reproduit.</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>Spécification</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the command that repeats this training in a terminal</source>
        <translation>Copier la commande qui reproduit cet entraînement dans un terminal</translation>
    </message>
    <message>
        <source>Save specification…</source>
        <translation>Enregistrer la spécification…</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 images</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Network %1, %2 × %2 px, %3, seed %4</source>
        <translation>Réseau %1, %2 × %2 px, %3, graine %4</translation>
    </message>
    <message>
        <source>Which candidates can be told apart was not examined.</source>
        <translation>La possibilité de distinguer les candidats n’a pas été examinée.</translation>
    </message>
    <message>
        <source>Save specification</source>
        <translation>Enregistrer la spécification</translation>
    </message>
    <message>
        <source>Specifications (*.json)</source>
        <translation>Spécifications (*.json)</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>Enregistrer %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TourGuide</name>
    <message>
        <source>Back</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>End tour</source>
        <translation>Quitter la visite</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Visite guidée</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TrainingBench</name>
    <message>
        <source>Too few patterns were matched with certainty to teach a network; matching mapped the scan.</source>
        <translation>Trop peu de diagrammes ont été appariés avec certitude pour instruire un réseau&#xa0;; l’appariement a cartographié le scan.</translation>
    </message>
    <message>
        <source>The network was sure of none of the patterns it was not taught; matching mapped the scan.</source>
        <translation>Le réseau n’était sûr d’aucun des diagrammes non appris&#xa0;; l’appariement a cartographié le scan.</translation>
    </message>
    <message>
        <source>The network agrees with matching on %1 % of %2 patterns it was not taught, and mapped the scan.</source>
        <translation>Le réseau concorde avec l’appariement sur %1&#xa0;% de %2 diagrammes non appris, et a cartographié le scan.</translation>
    </message>
    <message>
        <source>The network agrees with matching on only %1 % of %2 patterns it was not taught; matching mapped the scan.</source>
        <translation>Le réseau ne concorde avec l’appariement que sur %1&#xa0;% de %2 diagrammes non appris&#xa0;; l’appariement a cartographié le scan.</translation>
    </message>
    <message>
        <source>Train %1</source>
        <translation>Entraîner %1</translation>
    </message>
    <message>
        <source>Train from %1</source>
        <translation>Entraîner depuis %1</translation>
    </message>
    <message>
        <source>Accuracy on fresh simulated patterns: %1 %. Simulated patterns say little about recorded ones.</source>
        <translation>Exactitude sur de nouveaux diagrammes simulés&#xa0;: %1&#xa0;%. Les diagrammes simulés en disent peu sur les diagrammes mesurés.</translation>
    </message>
    <message>
        <source>images</source>
        <translation>images</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TrainingCurves</name>
    <message>
        <source>Loss and accuracies</source>
        <translation>Perte et exactitudes</translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation>Exactitude (%)</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>Images seen</source>
        <translation>Images vues</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validation</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>perte</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TrainingView</name>
    <message>
        <source>%1 of %2 images</source>
        <translation>%1 images sur %2</translation>
    </message>
    <message>
        <source>%1 images/s</source>
        <translation>%1 images/s</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>perte %1</translation>
    </message>
    <message>
        <source>validation %1 %</source>
        <translation>validation %1&#xa0;%</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>running, %1 %</source>
        <translation>en cours, %1&#xa0;%</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>paused at %1 %</source>
        <translation>en pause à %1&#xa0;%</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>inachevé</translation>
    </message>
    <message>
        <source>not finished, %1 %</source>
        <translation>inachevé, %1&#xa0;%</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>A training shows here what it learns, while it learns. Start one with New training.</source>
        <translation>Un entraînement montre ici ce qu’il apprend, pendant qu’il apprend. En démarrer un avec Nouvel entraînement.</translation>
    </message>
    <message>
        <source>Images seen</source>
        <translation>Images vues</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Go on from the last checkpoint</source>
        <translation>Reprendre au dernier point de reprise</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Write a checkpoint and hold the training; it keeps its place and its memory</source>
        <translation>Écrire un point de reprise et suspendre l’entraînement&#xa0;; il garde sa place et sa mémoire</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>End the job and keep the checkpoint; go on whenever you like, also after a restart</source>
        <translation>Terminer la tâche et garder le point de reprise&#xa0;; reprise possible à tout moment, même après un redémarrage</translation>
    </message>
    <message>
        <source>Open the map</source>
        <translation>Ouvrir la carte</translation>
    </message>
    <message>
        <source>Open the map that this training made</source>
        <translation>Ouvrir la carte produite par cet entraînement</translation>
    </message>
    <message>
        <source>Use the model</source>
        <translation>Utiliser le modèle</translation>
    </message>
    <message>
        <source>Classify with the network of this training</source>
        <translation>Classifier avec le réseau de cet entraînement</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Copier la commande</translation>
    </message>
    <message>
        <source>Copy the command that repeats this training in a terminal</source>
        <translation>Copier la commande qui reproduit cet entraînement dans un terminal</translation>
    </message>
    <message>
        <source>Confusion matrix: true class down, network across</source>
        <translation>Matrice de confusion&#xa0;: classe vraie en lignes, réseau en colonnes</translation>
    </message>
    <message>
        <source>Learning curves</source>
        <translation>Courbes d’apprentissage</translation>
    </message>
    <message>
        <source>Validation: % of each true class (row)</source>
        <translation>Validation&#xa0;:&#xa0;% de chaque classe vraie (ligne)</translation>
    </message>
    <message>
        <source>What the network sees: the latest inputs as they enter it</source>
        <translation>Ce que voit le réseau&#xa0;: les dernières entrées, telles qu’elles y arrivent</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>reste %1</translation>
    </message>
    <message>
        <source>Paused. Other computations wait behind it; stop it to let them run.</source>
        <translation>En pause. D’autres calculs attendent derrière&#xa0;; arrêter l’entraînement pour les laisser s’exécuter.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TrainingWindow</name>
    <message>
        <source>New training…</source>
        <translation>Nouvel entraînement…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>Entraînements</translation>
    </message>
    <message>
        <source>Delete the chosen training with its checkpoint; a trained model stays in the library</source>
        <translation>Effacer l’entraînement choisi avec son point de reprise&#xa0;; un modèle entraîné reste dans la bibliothèque</translation>
    </message>
    <message>
        <source>Remove training</source>
        <translation>Supprimer l’entraînement</translation>
    </message>
    <message>
        <source>Remove the training %1?</source>
        <translation>Supprimer l’entraînement %1&#xa0;?</translation>
    </message>
    <message>
        <source>Its specification, its checkpoint and its map are deleted. A trained model stays in the library.</source>
        <translation>Sa spécification, son point de reprise et sa carte seront effacés. Un modèle entraîné reste dans la bibliothèque.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::TrainingWizard</name>
    <message>
        <source>New training</source>
        <translation>Nouvel entraînement</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lancer</translation>
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
        <translation>Ouvrir un scan EBSD pour nommer la symétrie de chaque diagramme.
Ou déposer des fichiers n’importe où dans cette fenêtre.</translation>
    </message>
    <message>
        <source>Open a scan…</source>
        <translation>Ouvrir un scan…</translation>
    </message>
    <message>
        <source>Simulated demonstration</source>
        <translation>Démonstration simulée</translation>
    </message>
    <message>
        <source>New here? Three short tours:</source>
        <translation>Nouveau ici&#xa0;? Trois courtes visites guidées&#xa0;:</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::Workbench</name>
    <message>
        <source>Free memory</source>
        <translation>Libérer la mémoire</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Ouvrir %1</translation>
    </message>
    <message>
        <source>An electron image needs a map to go with it; open the scan first.</source>
        <translation>Une image électronique doit accompagner une carte&#xa0;; ouvrir d’abord le scan.</translation>
    </message>
    <message>
        <source>Open reference map</source>
        <translation>Ouvrir une carte de référence</translation>
    </message>
    <message>
        <source>Open reference %1</source>
        <translation>Ouvrir la référence %1</translation>
    </message>
    <message>
        <source>Open electron image %1</source>
        <translation>Ouvrir l’image électronique %1</translation>
    </message>
    <message>
        <source>Level of the answer</source>
        <translation>Niveau de la réponse</translation>
    </message>
    <message>
        <source>Load model %1</source>
        <translation>Charger le modèle %1</translation>
    </message>
    <message>
        <source>Classify</source>
        <translation>Classifier</translation>
    </message>
    <message>
        <source>%1 holds no patterns; open the pattern file of this map.</source>
        <translation>%1 ne contient aucun diagramme&#xa0;; ouvrir le fichier de diagrammes de cette carte.</translation>
    </message>
    <message>
        <source>No model is loaded; choose one in the toolbar.</source>
        <translation>Aucun modèle n’est chargé&#xa0;; en choisir un dans la barre d’outils.</translation>
    </message>
    <message>
        <source>%1, classified by %2</source>
        <translation>%1, classifié par %2</translation>
    </message>
    <message>
        <source>Classify %1</source>
        <translation>Classifier %1</translation>
    </message>
    <message>
        <source>patterns</source>
        <translation>diagrammes</translation>
    </message>
    <message>
        <source>%1 of %2 patterns are kept</source>
        <translation>%1 diagrammes sur %2 sont conservés</translation>
    </message>
    <message>
        <source>Compare maps</source>
        <translation>Comparer les cartes</translation>
    </message>
    <message>
        <source>Count phases</source>
        <translation>Compter les phases</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>Enregistrer %1</translation>
    </message>
    <message>
        <source>Simulate the demonstration scan</source>
        <translation>Simuler le scan de démonstration</translation>
    </message>
</context>
</TS>
